import type { Wording } from "./wording.ts";

export const german: Wording = {
  language: "de",
  kinds: {
    services: {
      title: "DIENSTLEISTUNGSVERTRAG",
      roles: ["Auftragnehmer", "Auftraggeber"],
      heading: "LEISTUNGEN",
      sentences: [
        "Der {A} wartet die in Anlage 1 aufgeführten Heizungs- und Lüftungsanlagen.",
        "Gearbeitet wird werktags zwischen acht und siebzehn Uhr, außerhalb dieser Zeiten nur im Notfall.",
        "Der {A} schreibt über jeden Besuch einen Bericht und übergibt dem {B} eine Kopie.",
        "Ersatzteile werden nach der jeweils gültigen Preisliste gesondert berechnet.",
      ],
    },
    lease: {
      title: "MIETVERTRAG ÜBER GEWERBERÄUME",
      roles: ["Vermieter", "Mieter"],
      heading: "MIETSACHE",
      sentences: [
        "Der {A} überlässt dem {B} das Erdgeschoss und zwei Stellplätze des Gebäudes in {city}.",
        "Die Räume dürfen nur als Ausstellung und Lager genutzt werden.",
        "Der {B} hält die Räume sauber und zeigt Mängel an, sobald er sie bemerkt.",
        "Bauliche Veränderungen bedürfen der Zustimmung des {A}s.",
      ],
    },
    licence: {
      title: "SOFTWARELIZENZVERTRAG",
      roles: ["Lizenzgeber", "Lizenznehmer"],
      heading: "RECHTEEINRÄUMUNG",
      sentences: [
        "Der {A} räumt dem {B} ein einfaches Recht ein, das Programm an {number} Arbeitsplätzen zu nutzen.",
        "Sicherungskopien sind erlaubt und tragen die Kennzeichen des {A}s.",
        "Neue Fassungen werden samt Dokumentation zum Herunterladen bereitgestellt.",
        "Unterstützung gibt es an Werktagen per E-Mail.",
      ],
    },
    supply: {
      title: "LIEFERVERTRAG",
      roles: ["Verkäufer", "Käufer"],
      heading: "LIEFERUNG",
      sentences: [
        "Der {A} liefert die Artikel der Anlage 1 an das Lager des {B}s in {city}.",
        "Jeder Lieferung liegt ein Schein mit Bestellnummer und Zahl der Kartons bei.",
        "Der {B} prüft die Ware innerhalb von {days} Tagen und rügt sichtbare Mängel.",
        "Die Ware bleibt Eigentum des {A}s, bis sie bezahlt ist.",
      ],
    },
    confidentiality: {
      title: "VERTRAULICHKEITSVEREINBARUNG",
      roles: ["Informationsgeber", "Empfänger"],
      heading: "ZWECK",
      sentences: [
        "Die Parteien prüfen, ob sie gemeinsam eine Leuchtenserie entwickeln können.",
        "Der {A} übergibt dazu Zeichnungen, Muster und Kalkulationen.",
        "Zeichnungen und Muster gehen nach dem Ende der Gespräche an den {A} zurück.",
        "Diese Vereinbarung verpflichtet niemanden, einen weiteren Vertrag zu schließen.",
      ],
    },
  },
  clauses: {
    term: {
      heading: "LAUFZEIT",
      ways: [
        "Der Vertrag beginnt am {start} und endet am {end}.",
        "Dieser Vertrag wird auf bestimmte Zeit bis zum {end} geschlossen.",
        "Die Laufzeit beträgt {term} Monate und endet mit Ablauf des {end}.",
        "Der Vertrag tritt am {start} in Kraft; letzter Tag der Laufzeit ist der {end}.",
      ],
      rare: "Über den {end} hinaus schuldet keine Seite der anderen noch etwas aus diesem Papier.",
    },
    renewal: {
      heading: "VERLÄNGERUNG",
      ways: [
        "Er verlängert sich jeweils um {months} Monate, wenn er nicht bis zum {notice} gekündigt wird.",
        "Widerspricht keine Partei bis zum {notice}, so läuft der Vertrag {months} Monate weiter.",
        "Der {B} kann die Laufzeit einmal um {months} Monate verlängern, wenn er dies bis zum {notice} erklärt.",
        "Eine automatische Verlängerung findet nicht statt; über eine Fortsetzung wird bis zum {notice} entschieden.",
      ],
      rare: "Wer bis zum {notice} schweigt, ist mit {months} weiteren Monaten einverstanden.",
    },
    "notice period": {
      heading: "KÜNDIGUNG",
      ways: [
        "Der Vertrag kann mit einer Frist von {days} Tagen zum Monatsende gekündigt werden.",
        "Die Kündigungsfrist beträgt {months} Monate zum Ende eines Quartals.",
        "Jede Partei kann den Vertrag mit einer Frist von {days} Tagen in Textform kündigen.",
        "Eine ordentliche Kündigung muss dem {A} mindestens {days} Tage vor dem gewünschten Ende zugehen.",
      ],
      rare: "Wer aussteigen will, sagt es {days} Tage vorher.",
    },
    "payment terms": {
      heading: "ZAHLUNG",
      ways: [
        "Rechnungen sind innerhalb von {days} Tagen nach Erhalt ohne Abzug zu zahlen.",
        "Die Vergütung von {amount} EUR ist monatlich im Voraus fällig.",
        "Der {B} zahlt binnen {days} Tagen; danach fallen Zinsen von {percent} Prozent im Jahr an.",
        "Eine Anzahlung von {amount} EUR wird am {pay} fällig, der Rest {days} Tage nach der Abnahme.",
      ],
      rare: "Auf sein Geld wartet der {A} {days} Tage und nicht länger.",
    },
    insurance: {
      heading: "VERSICHERUNG",
      ways: [
        "Der {A} unterhält eine Haftpflichtversicherung über mindestens {amount} EUR und legt die Bestätigung bis zum {cert} vor.",
        "Der Versicherungsnachweis über {amount} EUR muss dem {B} spätestens am {cert} vorliegen.",
        "Der {B} versichert die Sachen gegen Feuer, Wasser und Diebstahl und weist dies erstmals am {cert} nach.",
        "Während der gesamten Laufzeit hält der {A} eine Versicherung mit einer Deckung von {amount} EUR je Schadensfall.",
      ],
      rare: "Bis zum {cert} liegt ein Papier der Assekuranz auf dem Tisch, in dem {amount} EUR stehen.",
    },
    "liability cap": {
      heading: "HAFTUNG",
      ways: [
        "Die Haftung des {A}s ist insgesamt auf {amount} EUR begrenzt.",
        "Außer bei Vorsatz und grober Fahrlässigkeit haftet der {A} bis zu {amount} EUR je Schadensfall.",
        "Keine Partei haftet für mehr als die in den letzten zwölf Monaten gezahlte Vergütung.",
        "Schadensersatz ist der Höhe nach auf {percent} Prozent der Jahresvergütung beschränkt.",
      ],
      rare: "Mehr als {amount} EUR muss der {A} nie ersetzen.",
    },
    confidentiality: {
      heading: "GEHEIMHALTUNG",
      ways: [
        "Die Parteien behandeln alle Geschäftsgeheimnisse der anderen Seite vertraulich.",
        "Der {B} gibt vertrauliche Informationen nicht ohne schriftliche Zustimmung an Dritte weiter.",
        "Die Pflicht zur Verschwiegenheit gilt noch {years} Jahre nach dem Ende des Vertrags.",
        "Mitarbeiter, die vertrauliche Unterlagen sehen, werden zuvor schriftlich zur Geheimhaltung verpflichtet.",
      ],
      rare: "Was die beiden besprechen, bleibt unter den beiden.",
    },
    "governing law": {
      heading: "ANWENDBARES RECHT",
      ways: [
        "Es gilt das Recht {law} unter Ausschluss des UN-Kaufrechts.",
        "Auf diesen Vertrag ist das Recht {law} anzuwenden.",
        "Der Vertrag unterliegt dem Recht {law}; Gerichtsstand ist {city}.",
        "Alle Streitigkeiten werden nach dem Recht {law} entschieden.",
      ],
      rare: "In {city} wird geurteilt, und zwar nach dem, was dort Gesetz ist.",
    },
  },
  othersHeadings: ["ALLGEMEINES", "SCHLUSSBESTIMMUNGEN"],
  others: [
    "Änderungen und Ergänzungen dieses Vertrags bedürfen der Schriftform.",
    "Ist eine Bestimmung unwirksam, so bleiben die übrigen gültig.",
    "Mitteilungen gehen an die oben genannten Anschriften.",
    "Rechte aus diesem Vertrag können nur mit Zustimmung der anderen Partei abgetreten werden.",
    "Die genannten Anlagen sind Bestandteil des Vertrags.",
    "Mündliche Nebenabreden bestehen nicht.",
    "Der {B} benennt eine Person, die Fragen des Alltags beantworten kann.",
    "Die Preise werden einmal im Jahr an den Verbraucherpreisindex angepasst.",
    "Höhere Gewalt befreit eine Partei von ihren Pflichten, solange sie andauert.",
  ],
  between: "zwischen",
  and: "und",
  called: "nachfolgend {role} genannt",
  signed: "Unterzeichnet in {city} am {signed}",
  page: "Seite {n} von {of}",
  laws: ["der Bundesrepublik Deutschland", "der Republik Österreich", "der Schweiz"],
  cities: ["Hamburg", "Leipzig", "Graz", "Luzern"],
};
