#!/usr/bin/env python3
"""Makes Sources/Dates/Resources/calendars/hijri.tsv and lunar.tsv.

usage: make_calendars.py CALENDARS_FOLDER

The months of the Umm al-Qura calendar come from the package hijridate (MIT), those of the Chinese calendar from the package
LunarCalendar (MIT): numbers only, in rows of our own. Both are deterministic. The rows of `table` rules in holidays.tsv (Hindu and
Buddhist feasts) were printed by `make_calendars.py --feasts` from the package holidays (MIT).
"""
import sys
from datetime import timedelta

HEAD = "# {}\n# Made by Training/dates/make_calendars.py. Origin: the package {} (MIT). Licence: Apache-2.0. Date: 2026-11.\n"


def hijri(path):
    from hijridate import Hijri, ummalqura
    first, last = ummalqura.HIJRI_RANGE[0][0], ummalqura.HIJRI_RANGE[1][0]
    years = {}
    for year in range(first, last + 1):
        years[year] = [Hijri(year, month, 1).month_length() - 29 for month in range(1, 13)]
    # The first years of the source hold months that cannot be: keep what follows the last of them.
    bad = [year for year, lengths in years.items() if not set(lengths) <= {0, 1}]
    with open(path, "w", encoding="utf-8") as out:
        out.write(HEAD.format("Umm al-Qura years: year, first day, lengths of its months less 29.", "hijridate"))
        for year in range(max(bad, default=first - 1) + 1, last + 1):
            start = Hijri(year, 1, 1).to_gregorian()
            out.write(f"{year}\t{start.isoformat()}\t{''.join(map(str, years[year]))}\n")


def lunar(path):
    from lunarcalendar import Converter, Lunar
    with open(path, "w", encoding="utf-8") as out:
        out.write(HEAD.format("Chinese lunisolar years: Gregorian year of the new year, first days of months 1 to 12.", "LunarCalendar"))
        for year in range(1901, 2099):
            days = [Converter.Lunar2Solar(Lunar(year, month, 1, False)).to_date() for month in range(1, 13)]
            out.write(f"{year}\t" + " ".join(f"{d.month:02d}-{d.day:02d}" for d in days) + "\n")


FEASTS = {
    "Diwali": "diwali", "Dussehra": "dussehra", "Holi": "holi", "Maha Shivaratri": "maha-shivaratri", "Holika Dahan": "holika-dahan",
    "Mahavira's Birthday": "mahavir-jayanti", "Buddha Purnima": "buddha-purnima", "Guru Nanak's Birthday": "guru-nanak",
    "Janmashtami (Vaishnava)": "janmashtami", "Ram Navami": "ram-navami", "Ganesh Chaturthi / Vinayak Chaturthi": "ganesh-chaturthi",
    "Onam": "onam", "Makar Sankranti": "makar-sankranti", "Raksha Bandhan": "raksha-bandhan", "Bhai Duj": "bhai-dooj",
    "Pratihar Shashthi or Surya Shashthi (Chhath Puja)": "chhath", "Basant Panchami / Shri Panchami": "basant-panchami",
    "Ugadi": "ugadi", "Karaka Chaturthi (Karwa Chouth)": "karva-chauth", "Guru Rabindranath's Birthday": "rabindra-jayanti",
    "Guru Gobind Singh's Birthday": "guru-gobind-singh", "Guru Ravi Das's Birthday": "guru-ravidas", "Rath Yatra": "ratha-yatra",
    "Maharishi Valmiki's Birthday": "valmiki-jayanti", "Parsi New Year": "parsi-new-year", "Jumu'atul-Wida": "jumuatul-wida",
    "Swami Dayanand Saraswati's Birthday": "dayananda-jayanti", "Govardhan Puja": "govardhan-puja",
}


def feasts():
    import holidays
    found = {}
    for day, label in holidays.IN(years=range(2001, 2036), categories=holidays.IN.supported_categories, language="en_US").items():
        for name in label.replace(" (estimated)", "").split("; "):
            if name in FEASTS:
                found.setdefault(FEASTS[name], {}).setdefault(day.year, day)
    for name in sorted(found):
        print(name, "table " + " ".join(d.isoformat() for d in sorted(found[name].values())), 1, sep="\t")


if sys.argv[1:] == ["--feasts"]:
    feasts()
else:
    hijri(sys.argv[1] + "/hijri.tsv")
    lunar(sys.argv[1] + "/lunar.tsv")
