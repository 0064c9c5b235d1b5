/** What the last runs took; shared by the chart and the usage. */
import { useQuery } from '@tanstack/react-query';
import { listRecords } from '../../api/records.ts';

export function useRecords() {
  return useQuery({
    // Under 'runs': a run that is made or deleted makes this list old, too.
    queryKey: ['runs', 'records'],
    queryFn: ({ signal }) => listRecords(signal),
    retry: false,
    staleTime: 60_000,
  });
}
