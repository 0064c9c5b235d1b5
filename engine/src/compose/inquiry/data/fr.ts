/** The inquiry organizer in French: questions only, never facts. */
import type { InquiryWords } from '../words.ts';

export const fr: InquiryWords = {
  title: 'Questions : {t}',
  asked: {
    heading: 'Que demande-t-on ?',
    questions: [
      'Que sais-tu déjà de la réponse ?',
      'Comment poser la question avec tes propres mots ?',
      'Quels mots de la question faut-il définir ?',
      'Que suppose la question sans le dire ?',
      'Que devrait expliquer une réponse complète ?',
    ],
  },
  sections: {
    what: {
      heading: 'Qu’est-ce que c’est ?',
      questions: [
        '« {t} » : selon toi, qu’est-ce que c’est ?',
        'Comment expliquer « {t} » à un ami en une phrase ?',
        'Que recouvre l’expression « {t} », et que laisse-t-elle de côté ?',
        'Quelles définitions du sujet emploie-t-on, et en quoi diffèrent-elles ?',
        'Quels présupposés les définitions courantes contiennent-elles ?',
      ],
    },
    parts: {
      heading: 'De quoi est-ce fait ?',
      questions: [
        'Quelles parties ou quels exemples peux-tu nommer ?',
        'Quelles parties, quels types ou groupes peut-on distinguer ?',
        'Comment les parties dépendent-elles les unes des autres ?',
        'Selon quels critères divise-t-on le sujet ? En existe-t-il d’autres ?',
        'À quelle échelle faut-il le décrire, et que perd-on aux autres ?',
      ],
    },
    causes: {
      heading: 'Quelles causes, quelles conséquences ?',
      questions: [
        'Pourquoi cela existe-t-il ou se produit-il ?',
        'Que faut-il avant, et que se passe-t-il après ?',
        'Quelles causes sont directes, lesquelles préparent seulement le terrain ?',
        'Quels effets sont voulus, lesquels sont secondaires ?',
        'Quelle preuve distinguerait une cause d’une coïncidence ?',
      ],
    },
    evidence: {
      heading: 'Comment le sait-on ?',
      questions: [
        'Qui a pu le voir, le mesurer ou l’écrire ?',
        'Quelles preuves existe-t-il, et qui les a recueillies ?',
        'Quelles mesures, quels documents ou quelles expériences appuient ce que l’on dit ?',
        'Quelle est l’incertitude, et d’où vient-elle ?',
        'Quel résultat montrerait que l’idée admise est fausse ?',
      ],
    },
    next: {
      heading: 'Que demander ensuite ?',
      questions: [
        'Qu’est-ce qui t’étonne le plus ?',
        'Qu’aimerait-on savoir que personne n’a encore expliqué ?',
        'Qui est concerné, et comment cela touche-t-il la vie quotidienne ?',
        'Qu’est-ce qui est débattu, et quels sont les arguments de chaque camp ?',
        'Quelle question ouverte changerait le domaine si l’on y répondait ?',
      ],
    },
    where: {
      heading: 'Où chercher ?',
      questions: [
        'À qui demander : un professeur, une bibliothécaire, la famille ?',
        'Quelle encyclopédie ou quel manuel a un chapitre sur « {t} » ?',
        'Quel musée, quelles archives ou quelles données publiques peuvent aider ?',
        'Quels articles de synthèse donnent une vue d’ensemble, et de quand datent-ils ?',
        'Quelles sources primaires et quelles données peut-on vérifier directement ?',
      ],
    },
    first: {
      heading: 'Qu’y a-t-il eu d’abord ?',
      questions: [
        'Quand as-tu entendu parler pour la première fois de « {t} » ?',
        'Quelle est la date la plus ancienne que l’on trouve pour « {t} » ?',
        'Que fallait-il avant que cela puisse commencer ?',
        'Quelle source indique le début, et comment l’a-t-on daté ?',
        'Le début dépend-il de la définition retenue ?',
      ],
    },
    order: {
      heading: 'Que s’est-il passé, et dans quel ordre ?',
      questions: [
        'Que s’est-il passé d’abord, ensuite et à la fin ?',
        'Quels trois événements placer sur une frise ?',
        'Quelles dates sont sûres, lesquelles sont des estimations ?',
        'En quelles périodes peut-on diviser le temps, et pourquoi là ?',
        'Quels événements ont eu lieu en même temps, et sont-ils liés ?',
      ],
    },
    change: {
      heading: 'Quels ont été les tournants ?',
      questions: [
        'Quand quelque chose a-t-il beaucoup changé ?',
        'Quel événement a rendu la suite différente ?',
        'Qui ou quoi a provoqué le changement ?',
        'Le changement fut-il soudain ou préparé de longue date ?',
        'Le cours des choses aurait-il été autre sans cet événement ?',
      ],
    },
    after: {
      heading: 'Qu’est-il venu après ?',
      questions: [
        'Qu’est-ce qui est différent aujourd’hui à cause de cela ?',
        'Qu’est-ce qui a suivi aussitôt, et bien plus tard ?',
        'Quels effets ont duré, lesquels se sont estompés ?',
        'Comment le regard sur le sujet a-t-il changé avec le temps ?',
        'Quelles tendances peut-on prolonger vers l’avenir, et avec quelle sûreté ?',
      ],
    },
  },
};
