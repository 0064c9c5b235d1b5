/** Whether the server answers. Once a request found nobody, the page looks for it until it is back. */
import { create, type StoreApi, type UseBoundStore } from 'zustand';
import { ApiError } from '../api/errors.ts';

export interface ServerState {
  /** true: the last request found nobody. */
  gone: boolean;
  noticed(error: unknown): void;
  isBack(): void;
}

export type ServerStore = UseBoundStore<StoreApi<ServerState>>;

export function createServerStore(): ServerStore {
  return create<ServerState>()((set) => ({
    gone: false,
    noticed: (error) => {
      if (error instanceof ApiError && error.kind === 'unreachable') set({ gone: true });
    },
    isBack: () => set({ gone: false }),
  }));
}
