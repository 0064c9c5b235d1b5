/** Threads that read documents, ask the library and fetch pages: work that mostly waits, several at once in one thread. */
import { createReaderTasks } from './reader-tasks.ts';
import { replying } from './reply.ts';

const tasks = createReaderTasks();

export const warm = replying(tasks.warm);
export const research = replying(tasks.research);
export const practice = replying(tasks.practice);
export const suggest = replying(tasks.suggest);
