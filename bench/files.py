"""How fast files are read, and with how much memory: a PDF of 100 pages of text, as the application reads it.

python bench/files.py [FILE…]
"""

import resource
import sys
import time
from pathlib import Path

from tinhso import files
from tinhso.core import lawtext

_PAGES = 100
_LINES = 45
_LINE = "Ty le ho so nop truc tuyen cua co quan thu %d dat %d%% tong so ho so da tiep nhan"


def main(names: list[str]) -> None:
    """Print seconds and memory for the files named, or for one made here."""
    for name in names:
        _print(Path(name).read_bytes(), name)
    if not names:
        _print(_pdf(), f"{_PAGES} pages.pdf")


def _print(data: bytes, name: str) -> None:
    begun = time.perf_counter()
    found = files.extract(data, name)
    seconds = time.perf_counter() - begun
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    peak = usage.ru_maxrss / (1024 if sys.platform == "linux" else 1024 * 1024)
    print(
        f"{name}: {len(found.pages)} pages, {len(found.text)} characters, {seconds:.1f} s "
        f"({usage.ru_utime + usage.ru_stime:.1f} s of the processor), peak of the child {peak:.0f} MB"
    )
    begun = time.perf_counter()
    statements = lawtext.read(found.text).statements
    print(f"{name}: {len(statements)} statements in {time.perf_counter() - begun:.1f} s")


def _pdf() -> bytes:
    """Pages of text with the letters every reader of PDF has, written by hand."""
    things = [b"<</Type/Catalog/Pages 2 0 R>>", b""]
    things.append(b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>")
    kids = []
    for page in range(_PAGES):
        rows = (_LINE % (page * _LINES + i, i) for i in range(_LINES))
        drawn = (
            b"BT /F 11 Tf 15 TL 72 780 Td "
            + b" ".join(b"(%s.) Tj T*" % r.encode("ascii") for r in rows)
            + b" ET"
        )
        things.append(b"<</Length %d>>stream\n%s\nendstream" % (len(drawn), drawn))
        kids.append(len(things) + 1)
        things.append(
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents %d 0 R/Resources<</Font<</F 3 0 R>>>>>>"
            % len(things)
        )
    things[1] = b"<</Type/Pages/Count %d/Kids[%s]>>" % (_PAGES, b" ".join(b"%d 0 R" % kid for kid in kids))
    made, places = b"%PDF-1.4\n", []
    for number, thing in enumerate(things, start=1):
        places.append(len(made))
        made += b"%d 0 obj\n%s\nendobj\n" % (number, thing)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    tail = b"xref\n0 %d\n0000000000 65535 f \n%strailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n"
    return made + tail % (len(things) + 1, table, len(things) + 1, len(made))


if __name__ == "__main__":
    main(sys.argv[1:])
