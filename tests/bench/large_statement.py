#!/usr/bin/env python3
"""A bank statement of any length on standard output, always the same bytes for the same arguments.

usage: large_statement.py ROWS [--encoding cp1252] [--purpose LETTERS] [--known ROWS] [--camt | --swift]

CSV in the layout of ING with running balances, newest first, CAMT.053 or MT940. With --known the oldest ROWS rows are those
of the file with ROWS rows, and some newer ones come before them.
"""
import argparse
import datetime
import random
import sys

PARTIES = ["Müller & Söhne GmbH", "Hausverwaltung Weiß", "Stadtwerke Köln", "Bürobedarf Jäger KG", "Anna Grün", "Telekom"]
WORDS = ["Rechnung", "Büromaterial", "Miete", "Gebühr", "Kurs", "Lieferung", "Straßenreinigung", "Wartung", "Porto"]
FIRST_DAY = datetime.date(2023, 1, 2)
DAYS = 1000


def rows_of(count, letters, known):
    """(day, cents, party, purpose, balance), oldest first."""
    dice = random.Random(7)
    balance = 100000
    for i in range(count):
        day = FIRST_DAY + datetime.timedelta(days=min(i, known - 1) * DAYS // known + max(0, i - known + 1))
        cents = dice.randrange(-90000, 100000) or 1
        purpose = "%s %d" % (dice.choice(WORDS), 1000000 + i)
        while len(purpose) + 12 < letters:
            purpose += " " + dice.choice(WORDS)
        balance += cents
        yield day, cents, "%s %d" % (dice.choice(PARTIES), dice.randrange(5000)), purpose, balance


def money(cents, mark):
    return "%s%d%s%02d" % ("-" if cents < 0 else "", abs(cents) // 100, mark, abs(cents) % 100)


def write_csv(rows, out):
    out.write("Umsatzanzeige;Datei erstellt am: 02.01.2026 09:00\n\nIBAN;DE02 1203 0000 0000 2020 51\n"
              "Kontoname;Girokonto\nBank;ING\n\nBuchung;Wertstellungsdatum;Auftraggeber/Empfänger;Buchungstext;"
              "Verwendungszweck;Saldo;Währung;Betrag;Währung\n")
    for day, cents, party, purpose, balance in reversed(rows):
        text = day.strftime("%d.%m.%Y")
        kind = "Lastschrift" if cents < 0 else "Gutschrift"
        out.write(";".join([text, text, party, kind, purpose, money(balance, ","), "EUR", money(cents, ","), "EUR"]) + "\n")


def write_camt(rows, out):
    balance = ('<Bal><Tp><CdOrPrtry><Cd>%s</Cd></CdOrPrtry></Tp><Amt Ccy="EUR">%s</Amt><CdtDbtInd>%s</CdtDbtInd>'
               "<Dt><Dt>%s</Dt></Dt></Bal>\n")
    entry = ('<Ntry><NtryRef>%d</NtryRef><Amt Ccy="EUR">%s</Amt><CdtDbtInd>%s</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts>'
             "<BookgDt><Dt>%s</Dt></BookgDt><ValDt><Dt>%s</Dt></ValDt><AcctSvcrRef>2026%012d</AcctSvcrRef><BkTxCd><Domn>"
             "<Cd>PMNT</Cd><Fmly><Cd>RCDT</Cd><SubFmlyCd>ESCT</SubFmlyCd></Fmly></Domn><Prtry><Cd>NTRF+166+00931</Cd>"
             "<Issr>DK</Issr></Prtry></BkTxCd><NtryDtls><TxDtls><Refs><EndToEndId>E2E-%d</EndToEndId></Refs>"
             '<AmtDtls><TxAmt><Amt Ccy="EUR">%s</Amt></TxAmt></AmtDtls><RltdPties><%s><Pty><Nm>%s</Nm></Pty></%s>'
             "<%sAcct><Id><IBAN>DE21500105171234567890</IBAN></Id></%sAcct></RltdPties><RltdAgts><%sAgt><FinInstnId>"
             "<BICFI>INGDDEFFXXX</BICFI></FinInstnId></%sAgt></RltdAgts><RmtInf><Ustrd>%s</Ustrd></RmtInf></TxDtls>"
             "</NtryDtls></Ntry>\n")
    out.write('<?xml version="1.0" encoding="UTF-8"?>\n<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08">'
              "<BkToCstmrStmt><GrpHdr><MsgId>1</MsgId></GrpHdr><Stmt><Id>S1</Id><Acct><Id><IBAN>DE02120300000000202051"
              "</IBAN></Id><Ccy>EUR</Ccy></Acct>\n")
    way = lambda cents: "DBIT" if cents < 0 else "CRDT"
    opening, closing = rows[0][4] - rows[0][1], rows[-1][4]
    out.write(balance % ("PRCD", money(abs(opening), "."), way(opening), rows[0][0]))
    out.write(balance % ("CLBD", money(abs(closing), "."), way(closing), rows[-1][0]))
    for i, (day, cents, party, purpose, _) in enumerate(rows):
        amount, side = money(abs(cents), "."), "Cdtr" if cents < 0 else "Dbtr"
        party = party.replace("&", "&amp;")
        out.write(entry % (i, amount, way(cents), day, day, i, i, amount, side, party, side, side, side, side, side, purpose))
    out.write("</Stmt></BkToCstmrStmt></Document>\n")


def write_swift(rows, out):
    balance = lambda tag, day, cents: ":%s:%s%sEUR%s\r\n" % (
        tag, "D" if cents < 0 else "C", day.strftime("%y%m%d"), money(abs(cents), ","))
    out.write("\r\n:20:STARTUMSE\r\n:25:DE02120300000000202051\r\n:28C:1/1\r\n")
    out.write(balance("60F", rows[0][0], rows[0][4] - rows[0][1]))
    for day, cents, party, purpose, _ in rows:
        side = "D" if cents < 0 else "C"
        out.write(":61:%s%s%sNTRFNONREF\r\n" % (day.strftime("%y%m%d%m%d"), side, money(abs(cents), ",")))
        parts = [purpose[at:at + 27] for at in range(0, len(purpose), 27)][:10]
        out.write(":86:166?00UEBERWEISUNG" + "".join("?%d%s" % (20 + i, part) for i, part in enumerate(parts)) +
                  "?30INGDDEFFXXX?31DE21500105171234567890?32%s\r\n" % party)
    out.write(balance("62F", rows[-1][0], rows[-1][4]) + "-\r\n")


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("rows", type=int)
    arguments.add_argument("--encoding", default="utf-8")
    arguments.add_argument("--purpose", type=int, default=60)
    arguments.add_argument("--known", type=int)
    arguments.add_argument("--camt", action="store_true")
    arguments.add_argument("--swift", action="store_true")
    chosen = arguments.parse_args()
    rows = list(rows_of(chosen.rows, chosen.purpose, chosen.known or chosen.rows))
    with open(sys.stdout.fileno(), "w", encoding=chosen.encoding, newline="\n") as out:
        (write_camt if chosen.camt else write_swift if chosen.swift else write_csv)(rows, out)


main()
