#!/usr/bin/env python3
"""The rules of the generated workload as rules.toml for SKR03.

usage: rules_from_workload.py rules.tsv rules.toml

rules.tsv: counterparty <TAB> account name of the generator <TAB> VAT percent. The generator has account names of its
own; here each becomes a real account of the same side, and the percentage the code that goes with it.
"""
import sys

EXPENSE = ["4900", "4930", "4920", "4925", "4210", "4240", "4250", "4260", "4500", "4530", "4600", "4806", "4909", "4940",
           "4945", "4950", "4955", "4964", "4980", "4985", "3100", "3200", "4650", "4670", "4700", "4710", "4730", "4800"]
INCOME = ["8200", "8400", "8300", "2700"]
CODES = {"Ertrag": {"19": "U19", "7": "U7", "0": "NSTB"}, "Aufwand": {"19": "V19", "7": "V7", "0": "V0"}}


def main():
    names = {}
    with open(sys.argv[1], encoding="utf-8") as rules, open(sys.argv[2], "w", encoding="utf-8") as out:
        for line in rules:
            counterparty, name, percent = line.rstrip("\n").split("\t")
            side = name.split(":")[0]
            accounts = INCOME if side == "Ertrag" else EXPENSE
            account = names.setdefault(name, accounts[len(names) % len(accounts)])
            out.write(f'[[rule]]\nname = "{counterparty}"\ncounterparty = "{counterparty}"\n'
                      f'account = "{account}"\ntax_code = "{CODES[side][percent]}"\n\n')


main()
