import type { Wording } from "./wording.ts";

export const french: Wording = {
  language: "fr",
  kinds: {
    services: {
      title: "CONTRAT DE PRESTATION DE SERVICES",
      roles: ["Prestataire", "Client"],
      heading: "PRESTATIONS",
      sentences: [
        "Le {A} entretient les installations de chauffage et de ventilation énumérées en annexe 1.",
        "Les travaux ont lieu les jours ouvrés, et en dehors de ces jours seulement en cas d'urgence.",
        "Le {A} rédige un rapport après chaque visite et en remet une copie au {B}.",
      ],
    },
    lease: {
      title: "BAIL COMMERCIAL",
      roles: ["Bailleur", "Preneur"],
      heading: "LOCAUX",
      sentences: [
        "Le {A} donne à bail au {B} le rez-de-chaussée et deux places de stationnement à {city}.",
        "Les locaux servent de salle d'exposition et de dépôt, à l'exclusion de tout autre usage.",
        "Le {B} entretient les locaux et signale les défauts dès qu'ils apparaissent.",
      ],
    },
    licence: {
      title: "CONTRAT DE LICENCE DE LOGICIEL",
      roles: ["Concédant", "Licencié"],
      heading: "DROITS CONCÉDÉS",
      sentences: [
        "Le {A} accorde au {B} un droit simple d'utiliser le programme sur {number} postes de travail.",
        "Les copies de sauvegarde sont permises et portent les marques du {A}.",
        "Les nouvelles versions sont fournies par téléchargement avec leur documentation.",
      ],
    },
    supply: {
      title: "CONTRAT DE FOURNITURE",
      roles: ["Fournisseur", "Client"],
      heading: "LIVRAISON",
      sentences: [
        "Le {A} livre les articles de l'annexe 1 au dépôt du {B} à {city}.",
        "Chaque livraison porte le numéro de commande et le nombre de cartons.",
        "Les marchandises restent la propriété du {A} jusqu'à leur paiement.",
      ],
    },
    confidentiality: {
      title: "ACCORD DE CONFIDENTIALITÉ",
      roles: ["Divulgateur", "Destinataire"],
      heading: "OBJET",
      sentences: [
        "Les parties examinent si elles peuvent développer ensemble une gamme de luminaires.",
        "Le {A} remet à cette fin des dessins, des échantillons et des calculs.",
        "Les dessins et échantillons sont rendus au {A} à la fin des discussions.",
      ],
    },
  },
  clauses: {
    term: {
      heading: "DURÉE",
      ways: [
        "Le contrat prend effet le {start} et s'achève le {end}.",
        "Il est conclu pour une durée déterminée jusqu'au {end}.",
        "La durée est de {term} mois et se termine le {end}.",
      ],
      rare: "Passé le {end}, plus rien n'est dû de part et d'autre.",
    },
    renewal: {
      heading: "RENOUVELLEMENT",
      ways: [
        "Il est renouvelé par tacite reconduction pour {months} mois, sauf dénonciation avant le {notice}.",
        "À défaut d'opposition écrite au plus tard le {notice}, le contrat se poursuit pour {months} mois.",
        "Le {B} peut prolonger le contrat une fois de {months} mois en le déclarant avant le {notice}.",
      ],
      rare: "Qui se tait jusqu'au {notice} accepte {months} mois de plus.",
    },
    "notice period": {
      heading: "RÉSILIATION",
      ways: [
        "Chaque partie peut résilier le contrat avec un préavis de {days} jours.",
        "Le délai de préavis est de {months} mois à la fin d'un trimestre.",
        "La résiliation est notifiée par écrit au moins {days} jours avant la date souhaitée.",
      ],
      rare: "Celui qui veut partir le dit {days} jours plus tôt.",
    },
    "payment terms": {
      heading: "PAIEMENT",
      ways: [
        "Les factures sont payables à {days} jours sans escompte.",
        "Le {B} règle chaque facture dans les {days} jours suivant sa réception.",
        "Un acompte de {amount} EUR est exigible le {pay}, le solde {days} jours après la réception.",
      ],
      rare: "Le {A} attend son argent {days} jours et pas davantage.",
    },
    insurance: {
      heading: "ASSURANCE",
      ways: [
        "Le {A} souscrit une assurance de responsabilité civile d'au moins {amount} EUR et remet l'attestation avant le {cert}.",
        "L'attestation d'assurance doit parvenir au {B} au plus tard le {cert}.",
        "Pendant toute la durée du contrat, le {A} reste assuré à hauteur de {amount} EUR par sinistre.",
      ],
      rare: "Le {cert} au plus tard, un papier de l'assureur parlant de {amount} EUR est sur la table.",
    },
    "liability cap": {
      heading: "RESPONSABILITÉ",
      ways: [
        "La responsabilité totale du {A} est limitée à {amount} EUR.",
        "Sauf faute lourde, le {A} répond des dommages jusqu'à {amount} EUR par sinistre.",
        "Aucune partie ne répond au-delà des sommes payées pendant les douze derniers mois.",
      ],
      rare: "Le {A} n'aura jamais à réparer plus de {amount} EUR.",
    },
    confidentiality: {
      heading: "SECRET",
      ways: [
        "Chaque partie garde confidentiels les secrets d'affaires de l'autre.",
        "Le {B} ne communique aucune information confidentielle à des tiers sans accord écrit.",
        "L'obligation de confidentialité dure encore {years} ans après la fin du contrat.",
      ],
      rare: "Ce qui se dit entre les deux reste entre les deux.",
    },
    "governing law": {
      heading: "DROIT APPLICABLE",
      ways: [
        "Le présent contrat est régi par le droit {law}.",
        "Le droit {law} s'applique ; les tribunaux de {city} sont compétents.",
        "Tout litige est tranché selon le droit {law}.",
      ],
      rare: "À {city}, on jugera selon ce qui y fait loi.",
    },
  },
  othersHeadings: ["DISPOSITIONS GÉNÉRALES", "DIVERS"],
  others: [
    "Toute modification du contrat se fait par écrit.",
    "La nullité d'une disposition n'affecte pas les autres.",
    "Les communications sont adressées aux adresses indiquées en tête.",
    "Les annexes mentionnées font partie du contrat.",
    "Les prix sont adaptés une fois par an à l'indice des prix à la consommation.",
    "Le {B} désigne une personne pour les questions courantes.",
  ],
  between: "entre",
  and: "et",
  called: "ci-après le {role}",
  signed: "Fait à {city}, le {signed}",
  page: "Page {n} sur {of}",
  laws: ["français", "belge", "suisse"],
  cities: ["Lyon", "Lille", "Liège", "Genève"],
};
