/** How a message stands, as a word and a shape. Usage: `<TransferState state="FAILED" />` */
import { stateLook } from '@/lib/transfers/rules';
import { StateMark } from '../state-mark';

export function TransferState({ state }: { state: string }) {
  const { word, shape } = stateLook(state);
  return <StateMark state={word} shape={shape} />;
}
