/** The inquiry organizer in Portuguese: questions only, never facts. */
import type { InquiryWords } from '../words.ts';

export const pt: InquiryWords = {
  title: 'Perguntas sobre {t}',
  asked: {
    heading: 'O que se pergunta?',
    questions: [
      'O que você já sabe sobre a resposta?',
      'Como você faria a pergunta com suas próprias palavras?',
      'Que palavras da pergunta precisam de uma definição?',
      'O que a pergunta dá por certo?',
      'O que uma resposta completa teria de explicar?',
    ],
  },
  sections: {
    what: {
      heading: 'O que é?',
      questions: [
        'O que você acha que é {t}?',
        'Como você explicaria {t} a um amigo em uma frase?',
        'O que o termo “{t}” abrange e o que deixa de fora?',
        'Que definições do tema são usadas e em que diferem?',
        'Que pressupostos há nas definições habituais?',
      ],
    },
    parts: {
      heading: 'Do que é feito?',
      questions: [
        'Que partes ou exemplos você consegue citar?',
        'Que partes, tipos ou grupos podem ser distinguidos?',
        'Como as partes dependem umas das outras?',
        'Por quais critérios o tema costuma ser dividido? Há outros?',
        'Em que escala convém descrevê-lo e o que se perde nas outras?',
      ],
    },
    causes: {
      heading: 'O que o causa e o que provoca?',
      questions: [
        'Por que existe ou por que acontece?',
        'O que precisa vir antes e o que vem depois?',
        'Quais causas são diretas e quais apenas preparam o terreno?',
        'Quais efeitos são desejados e quais são colaterais?',
        'Que prova distinguiria uma causa de uma coincidência?',
      ],
    },
    evidence: {
      heading: 'Como sabemos?',
      questions: [
        'Quem poderia ter visto, medido ou escrito isso?',
        'Que provas existem e quem as reuniu?',
        'Que medições, registros ou experimentos apoiam o que se diz?',
        'Qual é o tamanho da incerteza e de onde ela vem?',
        'Que resultado mostraria que a visão aceita está errada?',
      ],
    },
    next: {
      heading: 'O que perguntar depois?',
      questions: [
        'O que mais surpreende você?',
        'O que você gostaria de saber que ninguém contou ainda?',
        'Quem é afetado e como isso toca a vida diária?',
        'O que está em disputa e quais são os argumentos de cada lado?',
        'Que pergunta em aberto mudaria a área se fosse respondida?',
      ],
    },
    where: {
      heading: 'Onde procurar?',
      questions: [
        'A quem você pode perguntar: professora, bibliotecário, família?',
        'Que enciclopédia ou livro didático tem um capítulo sobre {t}?',
        'Que museu, arquivo ou coleção de dados públicos pode ajudar?',
        'Que artigos de revisão dão uma visão geral e de quando são?',
        'Que fontes primárias e dados podem ser verificados diretamente?',
      ],
    },
    first: {
      heading: 'O que veio primeiro?',
      questions: [
        'Quando você ouviu falar pela primeira vez de {t}?',
        'Qual é a data mais antiga que se encontra sobre {t}?',
        'O que precisou existir ou acontecer antes de começar?',
        'Que fonte indica o começo e como ele foi datado?',
        'O começo depende da definição que se usa?',
      ],
    },
    order: {
      heading: 'O que aconteceu e em que ordem?',
      questions: [
        'O que aconteceu primeiro, depois e por último?',
        'Que três eventos você poria em uma linha do tempo?',
        'Quais datas são certas e quais são estimativas?',
        'Em que períodos o tempo pode ser dividido e por que ali?',
        'Que eventos ocorreram ao mesmo tempo e estão ligados?',
      ],
    },
    change: {
      heading: 'Quais foram os pontos de virada?',
      questions: [
        'Quando algo mudou muito?',
        'Que evento tornou diferente tudo o que veio depois?',
        'Quem ou o que provocou a mudança?',
        'A mudança foi súbita ou preparada por muito tempo?',
        'O rumo teria sido outro sem esse evento?',
      ],
    },
    after: {
      heading: 'O que veio depois?',
      questions: [
        'O que é diferente hoje por causa disso?',
        'O que veio logo em seguida e o que veio muito depois?',
        'Que efeitos duraram e quais desapareceram?',
        'Como a visão sobre o tema mudou com o tempo?',
        'Que tendências podem ser prolongadas para o futuro e com que segurança?',
      ],
    },
  },
};
