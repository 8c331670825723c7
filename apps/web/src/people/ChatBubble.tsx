import { MAX_CHAT_LENGTH } from '@drawbridge/board';
import type { Editor } from '@drawbridge/editor';
import { type KeyboardEvent, useEffectEvent, useLayoutEffect, useRef, useState } from 'react';
import { focusCanvas } from '../parts/focusCanvas.ts';
import { useSource } from '../parts/useSource.ts';
import { personStyle } from './personStyle.ts';
import './chatBubble.css';

/** What its longest line and the edge of the window need beside the pointer, in px. */
const ROOM_PX = { x: 280, y: 64 };
const MIN_SIZE = 14;

interface ChatBubbleProps {
  readonly editor: Editor;
  readonly color: string;
}

/** Where one types what others see at one's cursor, while one does. */
export function ChatBubble({ editor, color }: ChatBubbleProps) {
  const { isChatting } = useSource(editor.together);
  return isChatting ? <ChatField editor={editor} color={color} /> : null;
}

function ChatField({ editor, color }: ChatBubbleProps) {
  const { chat } = editor.together;
  const [text, setText] = useState('');
  const bubble = useBesidePointer(editor);
  const field = useRef<HTMLInputElement>(null);

  useLayoutEffect(() => {
    const input = field.current;
    input?.focus({ preventScroll: true });
    return () => {
      if (document.activeElement === input) focusCanvas();
    };
  }, []);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter') chat.close(true);
    if (event.key === 'Escape') chat.close(false);
  };
  return (
    <div ref={bubble} className="chat-bubble" style={personStyle(color)}>
      <input
        ref={field}
        aria-label="Say something at the cursor"
        placeholder="Say something"
        autoComplete="off"
        dir="auto"
        maxLength={MAX_CHAT_LENGTH}
        size={Math.max(MIN_SIZE, text.length + 1)}
        value={text}
        onKeyDown={onKeyDown}
        onBlur={() => chat.close(true)}
        onChange={({ target }) => {
          setText(target.value);
          chat.write(target.value);
        }}
      />
    </div>
  );
}

/** Keeps an element beside the pointer, without rendering anything anew. */
function useBesidePointer(editor: Editor) {
  const element = useRef<HTMLDivElement>(null);
  const put = useEffectEvent((x: number, y: number) => {
    const left = Math.max(0, Math.min(x, innerWidth - ROOM_PX.x));
    const top = Math.max(0, Math.min(y, innerHeight - ROOM_PX.y));
    if (element.current) element.current.style.transform = `translate(${left}px, ${top}px)`;
  });
  const putFirst = useEffectEvent(() => {
    // The canvas fills the window: a point of one is a point of the other.
    const { x, y } = editor.pageToScreen(editor.together.place);
    put(x, y);
  });
  useLayoutEffect(() => putFirst(), []);
  useLayoutEffect(() => {
    const follow = ({ clientX, clientY }: PointerEvent) => put(clientX, clientY);
    document.addEventListener('pointermove', follow);
    return () => document.removeEventListener('pointermove', follow);
  }, []);
  return element;
}
