'use client';
/**
 * A short hint for one control, shown on hover and on focus, closed by Escape.
 * Usage: `<Tooltip text="Copied from AWS"><button …/></Tooltip>`. The child must take focus for the keyboard to reach the hint.
 */
import {
  cloneElement,
  type HTMLAttributes,
  type ReactElement,
  type RefObject,
  useCallback,
  useEffect,
  useId,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import { createPortal } from 'react-dom';

const GAP = 6;
const EDGE = 8;

function place(anchor: HTMLElement, popup: HTMLElement) {
  const box = anchor.getBoundingClientRect();
  const size = popup.getBoundingClientRect();
  const above = box.top - size.height - GAP;
  const top = above < EDGE ? box.bottom + GAP : above;
  const middle = box.left + box.width / 2 - size.width / 2;
  const left = Math.max(EDGE, Math.min(middle, document.documentElement.clientWidth - size.width - EDGE));
  popup.style.top = `${top}px`;
  popup.style.left = `${left}px`;
}

function Bubble({
  text,
  anchor,
  onClose,
  onEnter,
}: {
  text: string;
  anchor: RefObject<HTMLElement | null>;
  onClose: () => void;
  onEnter: () => void;
}) {
  const popup = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (!popup.current || !anchor.current) return;
    // The top layer keeps the hint above open dialogs.
    popup.current.showPopover?.();
    place(anchor.current, popup.current);
  }, [anchor]);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      event.stopPropagation();
      onClose();
    };
    document.addEventListener('keydown', onKey, true);
    window.addEventListener('scroll', onClose, true);
    return () => {
      document.removeEventListener('keydown', onKey, true);
      window.removeEventListener('scroll', onClose, true);
    };
  }, [onClose]);
  return createPortal(
    <div
      ref={popup}
      aria-hidden
      popover="manual"
      onPointerEnter={onEnter}
      onPointerLeave={onClose}
      className="fixed inset-auto z-50 m-0 w-max max-w-72 rounded-sm bg-ink px-2 py-1 text-xs text-canvas shadow-lift"
    >
      {text}
    </div>,
    document.body,
  );
}

type Trigger = ReactElement<HTMLAttributes<HTMLElement>>;

export function Tooltip({
  text,
  describes = true,
  children,
}: {
  text: string;
  /** Off where the control's own name already says the same. */
  describes?: boolean;
  children: Trigger;
}) {
  const id = useId();
  const anchor = useRef<HTMLElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const [open, setOpen] = useState(false);
  useEffect(() => () => clearTimeout(timer.current), []);

  const schedule = useCallback((next: boolean, delay: number) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setOpen(next), delay);
  }, []);
  const close = useCallback(() => schedule(false, 0), [schedule]);
  const own = children.props;

  return (
    <>
      {cloneElement(children, {
        'aria-describedby': [own['aria-describedby'], describes && id].filter(Boolean).join(' ') || undefined,
        onPointerEnter: (event) => {
          own.onPointerEnter?.(event);
          anchor.current = event.currentTarget;
          if (event.pointerType !== 'touch') schedule(true, 350);
        },
        onPointerLeave: (event) => {
          own.onPointerLeave?.(event);
          schedule(false, 80);
        },
        onFocus: (event) => {
          own.onFocus?.(event);
          anchor.current = event.currentTarget;
          if (event.currentTarget.matches(':focus-visible')) schedule(true, 0);
        },
        onBlur: (event) => {
          own.onBlur?.(event);
          schedule(false, 0);
        },
      })}
      {describes && (
        <span id={id} hidden>
          {text}
        </span>
      )}
      {open && (
        <Bubble text={text} anchor={anchor} onClose={close} onEnter={() => clearTimeout(timer.current)} />
      )}
    </>
  );
}
