/** The server's models, asked for once and again after a while: a service may have been started meanwhile. */
import { useQuery } from '@tanstack/react-query';
import { listModels } from '../api/models.ts';

export function useModels(enabled = true) {
  return useQuery({
    queryKey: ['models'],
    queryFn: ({ signal }) => listModels(signal),
    enabled,
    retry: false,
    staleTime: 15_000,
  });
}
