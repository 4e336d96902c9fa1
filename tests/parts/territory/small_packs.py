"""Made-up packs of a few lines: a small country whose districts end on 1 July 2025."""

import csv
import io
import json
from pathlib import Path

import people
from tinhso.base.values import Role
from tinhso.territory import actions, proposing
from tinhso.territory.models import Load
from tinhso.territory.packs import Pack, PackFile
from tinhso.territory.planning import Plan

MAP = "chuyen-doi.csv"
UNITS = "don-vi_2026-04-30.csv"
AREAS, TRANSFERS, SLIPS = "areas.csv", "transfers.csv", "corrections.csv"
MAP_HEAD = (
    "old_province_code,old_district_code,old_ward_code,old_province,old_district,old_ward,merged,split,"
    "new_province_code,new_ward_code,new_ward"
)
UNITS_HEAD = "level,code,parent_code,name_vi,type,area_km2,lon,lat"
AREAS_HEAD = "code,name,tier,kind,parent_code,valid_from,valid_to"
TRANSFERS_HEAD = "source_code,target_code,on,kind,share,share_of,instrument,clause,note"
SLIPS_HEAD = "file,line,column,wrong,right,source"

# Cao Bằng (04) was not merged; Bình Dương (74) went to Hồ Chí Minh (79); Đồng Nai (75) became a city in 2026.
SUCCESSIONS = (
    "04,901,90001,Tỉnh Cao Bằng,Huyện Suối Mơ,Xã Đồi Thông,True,False,04,90001,Xã Suối Mơ",
    "04,901,90002,Tỉnh Cao Bằng,Huyện Suối Mơ,Thị trấn Suối Mơ,True,True,04,90001,Xã Suối Mơ",
    "04,901,90002,Tỉnh Cao Bằng,Huyện Suối Mơ,Thị trấn Suối Mơ,True,True,04,90003,Phường Hòa Mơ",
    "04,901,90003,Tỉnh Cao Bằng,Huyện Suối Mơ,Xã Hòa Mơ,True,False,04,90003,Phường Hòa Mơ",
    "74,902,90004,Tỉnh Bình Dương,Thị Xã Bến Mơ,Phường Bến Mơ,False,False,79,90004,Phường Bến Mơ",
    "74,903,,Tỉnh Bình Dương,Huyện Đảo Mơ,,True,False,79,90005,Đặc khu Đảo Mơ",
    "75,904,90006,Tỉnh Đồng Nai,Huyện Rừng Mơ,Xã Rừng Mơ,False,False,75,90006,Xã Rừng Mơ",
)
LISTED = (
    "1,04,,Cao Bằng,tinh,,,",
    "1,75,,Đồng Nai,thanh_pho,,,",
    "2,90001,04,Suối Mơ,xa,12.5,106.25,22.5",
    "2,90003,04,Hoà Mơ,phuong,,,",
    "2,90004,79,Bến Mơ,phuong,,,",
    "2,90005,79,Đảo Mơ,dac_khu,,,",
    "2,90006,75,Rừng Mơ,phuong,80.125,,",
)


def text(head: str, *lines: str) -> bytes:
    """The bytes of a table."""
    return "\n".join([head, *lines, ""]).encode()


def pack(**files: bytes) -> Pack:
    """A pack of files; the names of parameters are those of the constants above."""
    names = {"map": MAP, "units": UNITS, "areas": AREAS, "transfers": TRANSFERS, "slips": SLIPS}
    found = [PackFile(names.get(name, name), data) for name, data in files.items()]
    return Pack("goi-nho", tuple(sorted(found, key=lambda file: file.name)))


def country(
    successions: tuple[str, ...] = SUCCESSIONS, listed: tuple[str, ...] = LISTED, **more: bytes
) -> Pack:
    """The small country as a national pack."""
    return pack(map=text(MAP_HEAD, *successions), units=text(UNITS_HEAD, *listed), **more)


def lists(areas: tuple[str, ...], transfers: tuple[str, ...] = (), **more: bytes) -> Pack:
    """A province's own list in the plain form."""
    return pack(areas=text(AREAS_HEAD, *areas), transfers=text(TRANSFERS_HEAD, *transfers), **more)


def outlines(*codes: str) -> bytes:
    """A TopoJSON with a shape for each code."""
    shapes = [{"type": "Polygon", "arcs": [[0]], "id": code} for code in codes]
    return json.dumps(
        {
            "type": "Topology",
            "arcs": [[[0, 0], [1, 0], [0, 1], [0, 0]]],
            "objects": {"areas": {"type": "GeometryCollection", "geometries": shapes}},
        }
    ).encode()


def slips(*rows: tuple[str, ...]) -> bytes:
    """The bytes of a table of corrections."""
    written = io.StringIO()
    csv.writer(written, lineterminator="\n").writerows([SLIPS_HEAD.split(","), *rows])
    return written.getvalue().encode()


def laid(folder: Path, held: Pack) -> Path:
    """The pack as files in a folder."""
    for file in held.files:
        (folder / file.name).write_bytes(file.data)
    return folder


def planned(held: Pack) -> Plan:
    """What a pack would change; the provinces that come with the program are there."""
    actions.enter_provinces()
    return proposing.propose(held).plan


def loaded(held: Pack) -> Load:
    """A pack taken in by the administrator of the data."""
    actions.enter_provinces()
    return actions.load(proposing.propose(held), by=people.in_role(Role.DATA_ADMIN))
