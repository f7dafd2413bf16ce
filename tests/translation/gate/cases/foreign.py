"""Words that German marks as being in another language: "a1" is such a mark in each of these."""

from tests.translation.gate.cases.case import Case

MARKED = 'Das <a id="a1">Case Management</a> hilft.'

FOREIGN = [
    Case("en", MARKED, "Case management helps.", foreign_words=("a1",)),
    Case("en", MARKED, '<a id="a1">Case management</a> helps.', foreign_words=("a1",)),
    Case("tr", MARKED, 'Vaka yönetimi (<a id="a1">Case Management</a>) yardımcı olur.', foreign_words=("a1",)),
    Case("tr", MARKED, '<a id="a1">Case Management’tan</a> yardım gelir.', foreign_words=("a1",)),
    Case("uk", MARKED, "Допомагає ведення випадку.", foreign_words=("a1",)),
    Case("ar", MARKED, 'إدارة الحالة (<a id="a1">Case Management</a>) تساعد.', foreign_words=("a1",)),
    Case("pl", MARKED, '<a id="a1">Zarządzanie</a> pomaga.', (("Case Management", "Zarządzanie"),), foreign_words=("a1",)),
    Case("ru", MARKED, 'Помогает <a id="a1">ведение</a> случая.', (("Case Management", "ведение"),), foreign_words=("a1",)),
    Case("fa", MARKED, '<a id="a1">مدیریت پرونده</a> کمک می‌کند.', (("Case Management", "مدیریت پرونده"),), foreign_words=("a1",)),
    Case("ro", MARKED, 'Managementul ajută<a id="a1"></a>.', (("Case Management", ""),), foreign_words=("a1",)),
]
