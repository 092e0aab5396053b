"""A PDF → the text of its pages. Lines stand as the page breaks them; the reader joins wrapped ones."""

from __future__ import annotations

from huishang.intake.apart import apart
from huishang.intake.limits import PDF_PAGES, check_pages
from huishang.intake.source import IntakeError


def read_pdf(data: bytes) -> str:
    """The text of a PDF, pages one after the other; it is opened in a process of its own."""
    answer = apart("PDF", data, PDF_PAGES.most)
    check_pages(answer.count, PDF_PAGES)
    if not any(page.strip() for page in answer.pages):
        raise IntakeError("scanned")
    return "\n".join(answer.pages)


def pages_of(data: bytes, most: int) -> tuple[int, list[str]]:
    """How many pages a PDF has, and their texts; none where there are more than ``most``."""
    import pypdfium2 as pdfium

    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if "password" in str(error).lower():
            raise IntakeError("encrypted") from error
        raise IntakeError("damaged", detail="PDF") from error
    try:
        count = len(document)
        return count, [_page(document, number) for number in range(count if count <= most else 0)]
    except pdfium.PdfiumError as error:
        raise IntakeError("damaged", detail="PDF") from error
    finally:
        document.close()


def _page(document: object, number: int) -> str:
    page = document[number]  # type: ignore[index]  # pypdfium2 brings no types
    try:
        # U+FFFE stands for a hyphen at a line's end; line breaks come as on Windows.
        text: str = page.get_textpage().get_text_range()
    finally:
        page.close()
    return text.replace("\r\n", "\n").replace("\ufffe", "-").rstrip("\n")
