# Die Antworten von Lena Lux und ihrer Steuerkanzlei: was keine Regel entscheiden soll.
#   entry BELEG TAG TEXT KONTO:BETRAG[@CODE]...   eine Buchung ohne Bankzeile
#   balance TAG BETRAG                            Kontostand laut Auszug; Sparkasse und N26 schreiben keinen in ihre Dateien
#   cancel NUMMER TAG GRUND                       storniert eine Rechnung
#   decide TAG BETRAG ...                         die Bankzeile dieses Tages mit diesem Betrag: weiter wie bei kontor decide

entry EB-2026 2026-01-01 'Eröffnung: Girokonto laut Auszug 31.12.2025' \
  1200:6482.17 9000:-6482.17
entry GWG-2026-01 2026-01-20 'Sofortabschreibung Lautsprecher (GWG)' \
  4855:349.00 0480:-349.00

balance 2025-12-31 6482.17
balance 2026-01-31 6063.86
balance 2026-02-28 4659.52
balance 2026-03-31 4758.47

cancel RE-2026-0005 2026-02-17 'Anzahl der Termine falsch'

decide 2026-01-12 -512.34 1790 \
  --why 'USt-Vorauszahlung Dezember 2025, fällig am 10.01., bezahlt am 12.01.: zählt 2026 (keine Zehn-Tage-Regel)'
decide 2026-01-13 214.62 --split 8400:-218.00@U19 4970:3.38@FREI \
  --why 'Kartenzahlungen 218,00 brutto, davon hat Kassenpilot 3,38 Gebühr einbehalten'
decide 2026-01-20 -415.31 0480 V19 \
  --why 'Lautsprecher, 349,00 netto: geringwertiges Wirtschaftsgut'
decide 2026-02-12 187.92 --split 8400:-191.00@U19 4970:3.08@FREI \
  --why 'Kartenzahlungen 191,00 brutto, Gebühr 3,08 einbehalten'
decide 2026-02-18 -140.00 8400 U19 \
  --why 'Rückzahlung der Karte vom 16.01.: Minderung des Entgelts (§ 17 UStG)'
decide 2026-02-20 595.00 RE-2026-0004 \
  --why 'erste von zwei vereinbarten Raten'
decide 2026-03-12 246.05 --split 8400:-250.00@U19 4970:3.95@FREI \
  --why 'Kartenzahlungen 250,00 brutto, Gebühr 3,95 einbehalten'
decide 2026-03-27 450.00 RE-2026-0009 \
  --why 'Rechnungsnummer fehlt im Zweck; Betrag und Name passen nur zu RE-2026-0009'
