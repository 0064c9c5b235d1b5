import type { desk as english } from './en.ts';

export const desk: Record<keyof typeof english, string> = {
  'test.button': 'Probar la conexión',
  'test.name': 'Probar la conexión con {name}',
  'test.running': 'Preguntando…',
  'test.ok': 'Respondió en {time}.',
  'test.models': 'Modelos: {count} ({names})',
  'test.failed': 'Sin conexión. El intento duró {time}.',
  'test.notConfigured': 'No está conectado.',
  'test.said': 'Dijo: {message}',
  'test.configure': 'Defina {name} en el entorno del servidor y vuelva a iniciar HKM.',
  'test.start': 'Compruebe que está en marcha y que su dirección es correcta ({endpoint}).',
  'test.wait': 'De momento no acepta más llamadas. Espere, o mire allí su cuenta.',
  'test.install': 'Aún no tiene ningún modelo. Instale uno allí y pruebe de nuevo.',
  'test.look': 'Puede que en esta dirección responda otra cosa ({endpoint}).',
  'test.notAsked': 'No se pudo probar: {reason}',
  'documents.waiting': 'en espera',
  'documents.reading': 'leyendo, {done} de {total}',
  'documents.sending': 'enviando, {done} de {total}',
  'documents.checking': 'el servidor lo está leyendo…',
  'documents.fetching': 'el servidor la está descargando…',
  'documents.words': '{size}, {count} palabras leídas',
  'documents.wordsOnline': 'página web, {count} palabras leídas',
  'documents.unchecked': '{size}, se leerá al crear la explicación',
  'documents.cancel': 'Cancelar {name}',
  'documents.dismiss': 'Ocultar el aviso sobre {name}',
  'documents.progress': 'Progreso de {name}',
  'documents.left': 'Se dejó fuera. Los demás se usan.',
  'documents.wait': 'Primero los documentos…',
  'loading.sending': 'Enviando los documentos, {done} de {total}',
  'documents.unreadableText':
    'no contiene texto que se pueda leer. Guárdelo de nuevo, sin contraseña, o como PDF con texto en vez de imágenes de páginas.',
  'documents.addressBlocked':
    'lleva a una red privada, de la que no se descarga nada. Guarde la página y añádala como archivo.',
  'documents.addressGone':
    'no se pudo leer desde allí. Abra la dirección en su navegador, o guarde la página y añádala como archivo.',
  'documents.told': 'El servidor dice: {message}',
};
