/** The inquiry organizer in Spanish: questions only, never facts. */
import type { InquiryWords } from '../words.ts';

export const es: InquiryWords = {
  title: 'Preguntas sobre {t}',
  asked: {
    heading: '¿Qué se pregunta?',
    questions: [
      '¿Qué sabes ya sobre la respuesta?',
      '¿Cómo harías la pregunta con tus propias palabras?',
      '¿Qué palabras de la pregunta necesitan una definición?',
      '¿Qué da por supuesto la pregunta?',
      '¿Qué tendría que explicar una respuesta completa?',
    ],
  },
  sections: {
    what: {
      heading: '¿Qué es?',
      questions: [
        '¿Qué crees que es {t}?',
        '¿Cómo le explicarías {t} a un amigo en una frase?',
        '¿Qué abarca el término «{t}» y qué deja fuera?',
        '¿Qué definiciones del tema se usan y en qué se diferencian?',
        '¿Qué supuestos esconden las definiciones habituales?',
      ],
    },
    parts: {
      heading: '¿Qué lo compone?',
      questions: [
        '¿Qué partes o ejemplos puedes nombrar?',
        '¿Qué partes, tipos o grupos se pueden distinguir?',
        '¿Cómo dependen las partes unas de otras?',
        '¿Con qué criterios se suele dividir el tema? ¿Hay otros?',
        '¿A qué escala conviene describirlo y qué se pierde en las demás?',
      ],
    },
    causes: {
      heading: '¿Qué lo causa y qué provoca?',
      questions: [
        '¿Por qué existe o por qué ocurre?',
        '¿Qué tiene que pasar antes y qué viene después?',
        '¿Qué causas son directas y cuáles solo preparan el terreno?',
        '¿Qué efectos son buscados y cuáles son secundarios?',
        '¿Qué prueba distinguiría una causa de una coincidencia?',
      ],
    },
    evidence: {
      heading: '¿Cómo lo sabemos?',
      questions: [
        '¿Quién pudo verlo, medirlo o escribirlo?',
        '¿Qué pruebas hay y quién las reunió?',
        '¿Qué mediciones, registros o experimentos apoyan lo que se dice?',
        '¿Cuánta incertidumbre hay y de dónde viene?',
        '¿Qué resultado mostraría que la idea aceptada es errónea?',
      ],
    },
    next: {
      heading: '¿Qué preguntar después?',
      questions: [
        '¿Qué es lo que más te sorprende?',
        '¿Qué te gustaría saber que nadie te ha contado todavía?',
        '¿A quién afecta y cómo se nota en la vida diaria?',
        '¿Qué está en discusión y qué argumenta cada parte?',
        '¿Qué pregunta abierta cambiaría el campo si se respondiera?',
      ],
    },
    where: {
      heading: '¿Dónde buscar?',
      questions: [
        '¿A quién puedes preguntar: un profesor, una bibliotecaria, tu familia?',
        '¿Qué enciclopedia o libro de texto tiene un capítulo sobre {t}?',
        '¿Qué museo, archivo o colección de datos públicos puede ayudar?',
        '¿Qué artículos de revisión ofrecen una visión general y de cuándo son?',
        '¿Qué fuentes primarias y datos se pueden comprobar directamente?',
      ],
    },
    first: {
      heading: '¿Qué fue lo primero?',
      questions: [
        '¿Cuándo oíste hablar por primera vez de {t}?',
        '¿Cuál es la fecha más antigua que se puede encontrar sobre {t}?',
        '¿Qué tuvo que existir u ocurrir antes de que empezara?',
        '¿Qué fuente señala el comienzo y cómo se fechó?',
        '¿Depende el comienzo de la definición que se use?',
      ],
    },
    order: {
      heading: '¿Qué pasó y en qué orden?',
      questions: [
        '¿Qué pasó primero, después y al final?',
        '¿Qué tres sucesos pondrías en una línea del tiempo?',
        '¿Qué fechas son seguras y cuáles son estimaciones?',
        '¿En qué períodos se puede dividir el tiempo y por qué ahí?',
        '¿Qué sucesos coincidieron en el tiempo y guardan relación?',
      ],
    },
    change: {
      heading: '¿Cuáles fueron los puntos de inflexión?',
      questions: [
        '¿Cuándo cambió algo mucho?',
        '¿Qué suceso hizo diferente todo lo que vino después?',
        '¿Quién o qué produjo el cambio?',
        '¿Fue un cambio repentino o se preparó durante mucho tiempo?',
        '¿Habría sido otro el curso sin ese suceso?',
      ],
    },
    after: {
      heading: '¿Qué vino después?',
      questions: [
        '¿Qué es distinto hoy por su causa?',
        '¿Qué siguió enseguida y qué mucho más tarde?',
        '¿Qué efectos perduraron y cuáles se desvanecieron?',
        '¿Cómo ha cambiado con el tiempo la manera de verlo?',
        '¿Qué tendencias se pueden prolongar hacia el futuro y con qué seguridad?',
      ],
    },
  },
};
