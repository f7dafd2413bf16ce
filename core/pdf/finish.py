"""The last step: claims and details WeasyPrint does not write itself."""

import io
from xml.etree import ElementTree

import pikepdf

from core.pdf.unicode_maps import fill_unicode_maps

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
NAMESPACES = {
    "x": "adobe:ns:meta/",
    "rdf": RDF,
    "dc": "http://purl.org/dc/elements/1.1/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
    "pdfaExtension": "http://www.aiim.org/pdfa/ns/extension/",
    "pdfaSchema": "http://www.aiim.org/pdfa/ns/schema#",
    "pdfaProperty": "http://www.aiim.org/pdfa/ns/property#",
}
PACKET = b'<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?>\n%b\n<?xpacket end="r"?>'

# PDF/A-2 6.6.2.3.3 allows a property it does not know, such as pdfuaid:part,
# only with a description of its schema in the file.
UA_SCHEMA = f"""
<rdf:Description xmlns:rdf="{RDF}" rdf:about=""
    xmlns:pdfaExtension="{NAMESPACES["pdfaExtension"]}"
    xmlns:pdfaSchema="{NAMESPACES["pdfaSchema"]}"
    xmlns:pdfaProperty="{NAMESPACES["pdfaProperty"]}">
  <pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
    <pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
    <pdfaSchema:namespaceURI>{NAMESPACES["pdfuaid"]}</pdfaSchema:namespaceURI>
    <pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
    <pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
      <pdfaProperty:name>part</pdfaProperty:name>
      <pdfaProperty:valueType>Integer</pdfaProperty:valueType>
      <pdfaProperty:category>internal</pdfaProperty:category>
      <pdfaProperty:description>Part of ISO 14289</pdfaProperty:description>
    </rdf:li></rdf:Seq></pdfaSchema:property>
  </rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
"""


def finish(content: bytes, language: str) -> tuple[bytes, int]:
    """Return the finished file and its number of pages.

    `content` is WeasyPrint's PDF/A-2a output, `language` a BCP 47 tag. The
    same input gives the same bytes. Not linearised: qpdf 11.3 then warns
    about its own hint tables, and partial requests work without.
    """
    with pikepdf.open(io.BytesIO(content)) as pdf:
        _forbid_interpolation(pdf)
        fill_unicode_maps(pdf)
        packet = _claim(pdf.Root.Metadata.read_bytes(), language)
        pdf.Root.Metadata = pdf.make_stream(packet, Type=pikepdf.Name.Metadata, Subtype=pikepdf.Name.XML)
        output = io.BytesIO()
        pdf.save(
            output,
            linearize=False,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            deterministic_id=True,
        )
        return _end_streams_clearly(output.getvalue()), len(pdf.pages)


def _forbid_interpolation(pdf: pikepdf.Pdf) -> None:
    """PDF/A-2 6.2.8 forbids /Interpolate true, which WeasyPrint sets on images."""
    for stream in pdf.objects:
        if isinstance(stream, pikepdf.Stream) and "/Interpolate" in stream:
            stream.Interpolate = False


def _end_streams_clearly(content: bytes) -> bytes:
    """Keep a stream's last byte from being read as part of the line end after it.

    qpdf writes a line feed before "endstream". One compressed stream in 256 ends
    in a carriage return, and then a validator takes both for one line end and
    finds /Length one too long (ISO 19005-2, 6.1.7.1; seen with page-validation
    0.11 as PDFA2A-STREAM-LENGTH-001). A second carriage return is a line end
    too, cannot pair with the first, and moves no byte.
    """
    return content.replace(b"\r\nendstream", b"\r\rendstream")


def _claim(packet: bytes, language: str) -> bytes:
    """Return the XMP packet with PDF/UA-1, its schema and dc:language added."""
    for prefix, uri in NAMESPACES.items():
        ElementTree.register_namespace(prefix, uri)
    metadata = ElementTree.fromstring(packet)
    rdf = metadata.find(f"{{{RDF}}}RDF")
    _describe(rdf).set(f"{{{NAMESPACES['pdfuaid']}}}part", "1")
    languages = ElementTree.SubElement(_describe(rdf), f"{{{NAMESPACES['dc']}}}language")
    bag = ElementTree.SubElement(languages, f"{{{RDF}}}Bag")
    ElementTree.SubElement(bag, f"{{{RDF}}}li").text = language
    rdf.append(ElementTree.fromstring(UA_SCHEMA))
    return PACKET % ElementTree.tostring(metadata, encoding="utf-8")


def _describe(rdf: ElementTree.Element) -> ElementTree.Element:
    return ElementTree.SubElement(rdf, f"{{{RDF}}}Description", {f"{{{RDF}}}about": ""})
