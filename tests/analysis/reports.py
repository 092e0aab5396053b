"""Two reports of one pair in two years, of invented people, read by the reader itself."""

from __future__ import annotations

from huishang.documents.models import Document
from tests.registry.reports import brought_in, reviewed

FIRST = (
    "1月5日，泸州市党政代表团赴遵义市考察。当天，两市在遵义举行座谈会，遵义市委书记林朝阳主持并讲话。"
    "林朝阳说，遵义要与泸州共同建设赤水河旅游环线，深入贯彻一带一路倡议。"
    "会上，遵义市人民政府与泸州市人民政府签署《文旅合作协议》。"
)
SECOND = (
    "3月20日，遵义市委书记林朝阳率队到泸州市考察。座谈会上，林朝阳讲话。"
    "林朝阳说，要与泸州联合治理赤水河流域，推动一带一路建设。"
)


def two_years() -> tuple[Document, Document]:
    """A reviewed report of 2023 and one of 2024 that nobody has reviewed."""
    return reviewed(FIRST, "2023-01-06"), brought_in(SECOND, "2024-03-21")
