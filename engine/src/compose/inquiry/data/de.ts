/** The inquiry organizer in German: questions only, never facts. */
import type { InquiryWords } from '../words.ts';

export const de: InquiryWords = {
  title: 'Fragen zum Thema {t}',
  asked: {
    heading: 'Wonach wird gefragt?',
    questions: [
      'Was weißt du schon über die Antwort?',
      'Wie würdest du die Frage in eigenen Worten stellen?',
      'Welche Wörter der Frage brauchen eine Definition?',
      'Was setzt die Frage voraus?',
      'Was müsste eine vollständige Antwort erklären?',
    ],
  },
  sections: {
    what: {
      heading: 'Was ist das?',
      questions: [
        'Was stellst du dir unter „{t}“ vor?',
        'Wie würdest du „{t}“ einem Freund in einem Satz erklären?',
        'Was umfasst der Begriff „{t}“ und was nicht?',
        'Welche Definitionen des Themas sind üblich, und worin unterscheiden sie sich?',
        'Welche Annahmen stecken in den üblichen Definitionen?',
      ],
    },
    parts: {
      heading: 'Was gehört dazu?',
      questions: [
        'Welche Teile oder Beispiele kannst du nennen?',
        'Welche Teile, Arten oder Gruppen lassen sich unterscheiden?',
        'Wie hängen die Teile voneinander ab?',
        'Nach welchen Kriterien wird das Thema gegliedert, und gibt es andere?',
        'Auf welcher Ebene sollte man es beschreiben, und was geht auf den anderen verloren?',
      ],
    },
    causes: {
      heading: 'Was sind Ursachen und Folgen?',
      questions: [
        'Warum gibt es das, oder warum geschieht es?',
        'Was muss vorher da sein, und was kommt danach?',
        'Welche Ursachen wirken direkt, welche bereiten nur den Boden?',
        'Welche Wirkungen sind gewollt, welche sind Nebenwirkungen?',
        'Woran ließe sich eine Ursache von einem Zufall unterscheiden?',
      ],
    },
    evidence: {
      heading: 'Woher wissen wir das?',
      questions: [
        'Wer könnte es gesehen, gemessen oder aufgeschrieben haben?',
        'Welche Belege gibt es, und wer hat sie gesammelt?',
        'Welche Messungen, Aufzeichnungen oder Versuche stützen das Gesagte?',
        'Wie groß ist die Unsicherheit, und woher kommt sie?',
        'Welches Ergebnis würde zeigen, dass die gängige Ansicht falsch ist?',
      ],
    },
    next: {
      heading: 'Was fragen wir als Nächstes?',
      questions: [
        'Was überrascht dich daran am meisten?',
        'Was würdest du gern wissen, das dir noch niemand erklärt hat?',
        'Wen betrifft es, und wie berührt es den Alltag?',
        'Was ist umstritten, und welche Argumente hat jede Seite?',
        'Welche offene Frage würde das Fach verändern, wenn sie beantwortet wäre?',
      ],
    },
    where: {
      heading: 'Wo nachschauen?',
      questions: [
        'Wen kannst du fragen: eine Lehrerin, die Bibliothek, deine Familie?',
        'Welches Lexikon oder Lehrbuch hat ein Kapitel zum Thema „{t}“?',
        'Welches Museum, Archiv oder welche offenen Daten könnten helfen?',
        'Welche Übersichtsartikel gibt es, und wie aktuell sind sie?',
        'Welche Primärquellen und Datensätze lassen sich direkt prüfen?',
      ],
    },
    first: {
      heading: 'Was war zuerst?',
      questions: [
        'Wann hast du zum ersten Mal von „{t}“ gehört?',
        'Welches früheste Datum lässt sich zum Thema „{t}“ finden?',
        'Was musste vorher da sein oder geschehen?',
        'Welche Quelle nennt den Anfang, und wie wurde er datiert?',
        'Hängt der Anfang von der Definition ab, die man verwendet?',
      ],
    },
    order: {
      heading: 'Was geschah, und in welcher Reihenfolge?',
      questions: [
        'Was geschah zuerst, dann und zuletzt?',
        'Welche drei Ereignisse gehören auf einen Zeitstrahl?',
        'Welche Daten sind sicher, welche nur geschätzt?',
        'In welche Abschnitte lässt sich die Zeit gliedern, und warum dort?',
        'Welche Ereignisse fielen zusammen, und hängen sie zusammen?',
      ],
    },
    change: {
      heading: 'Was waren die Wendepunkte?',
      questions: [
        'Wann hat sich viel verändert?',
        'Welches Ereignis hat alles danach anders gemacht?',
        'Wer oder was hat die Veränderung bewirkt?',
        'Kam die Veränderung plötzlich, oder war sie lange vorbereitet?',
        'Wäre es ohne dieses Ereignis anders gekommen?',
      ],
    },
    after: {
      heading: 'Was kam danach?',
      questions: [
        'Was ist heute deswegen anders?',
        'Was folgte bald darauf, und was viel später?',
        'Welche Wirkungen hielten an, welche verblassten?',
        'Wie hat sich der Blick darauf mit der Zeit gewandelt?',
        'Welche Entwicklungen lassen sich fortschreiben, und wie sicher?',
      ],
    },
  },
};
