import type { desk as english } from './en.ts';

export const desk: Record<keyof typeof english, string> = {
  'test.button': 'Verbindung prüfen',
  'test.name': 'Verbindung zu {name} prüfen',
  'test.running': 'Wird gefragt…',
  'test.ok': 'Geantwortet in {time}.',
  'test.models': 'Modelle: {count} ({names})',
  'test.failed': 'Keine Verbindung. Der Versuch dauerte {time}.',
  'test.notConfigured': 'Nicht verbunden.',
  'test.said': 'Es sagte: {message}',
  'test.configure': '{name} in der Umgebung des Servers setzen, dann HKM neu starten.',
  'test.start': 'Nachsehen, ob der Dienst läuft und seine Adresse stimmt ({endpoint}).',
  'test.wait': 'Der Dienst nimmt gerade keine Anfragen an. Warten, oder dort das Konto ansehen.',
  'test.install': 'Er hat noch kein Modell. Dort eines installieren, dann noch einmal prüfen.',
  'test.look': 'An dieser Adresse antwortet vielleicht etwas anderes ({endpoint}).',
  'test.notAsked': 'Die Prüfung war nicht möglich: {reason}',
  'documents.waiting': 'wartet',
  'documents.reading': 'wird gelesen, {done} von {total}',
  'documents.sending': 'wird gesendet, {done} von {total}',
  'documents.checking': 'der Server liest…',
  'documents.fetching': 'der Server holt die Seite…',
  'documents.words': '{size}, {count} Wörter gelesen',
  'documents.wordsOnline': 'Webseite, {count} Wörter gelesen',
  'documents.unchecked': '{size}, wird beim Erstellen gelesen',
  'documents.cancel': '{name} abbrechen',
  'documents.dismiss': 'Hinweis zu {name} ausblenden',
  'documents.progress': 'Fortschritt von {name}',
  'documents.left': 'Weggelassen. Die anderen werden benutzt.',
  'documents.wait': 'Erst die Dokumente…',
  'loading.sending': 'Dokumente werden gesendet, {done} von {total}',
  'documents.unreadableText':
    'enthält keinen lesbaren Text. Neu speichern, ohne Passwort, oder als PDF mit Text statt mit Bildern der Seiten.',
  'documents.addressBlocked':
    'führt in ein privates Netz, aus dem nichts geholt wird. Die Seite speichern und als Datei hinzufügen.',
  'documents.addressGone':
    'konnte von dort nicht gelesen werden. Die Adresse im Browser öffnen, oder die Seite speichern und als Datei hinzufügen.',
  'documents.told': 'Der Server sagt: {message}',
};
