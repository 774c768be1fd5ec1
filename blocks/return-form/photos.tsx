import { useId, useRef, useState } from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';
import type { ShopProblem } from '../api/shop-request.ts';
import type { Photo } from './draft.ts';
import { FieldError } from './field.tsx';
import { useForm } from './form-context.ts';
import { staffMessage } from './notice.tsx';
import { drawPhoto } from './photo-file.ts';
import type { Flow } from './use-flow.ts';

const MOST = 5;

interface PhotosProps {
  readonly flow: Flow;
  readonly item: string;
  readonly photos: readonly Photo[];
  readonly required: boolean;
  readonly missing: boolean;
  onPhotos(change: (photos: readonly Photo[]) => readonly Photo[]): void;
}

/** A phone offers its camera and its pictures. Each photo is on its way as soon as it is chosen. */
export function Photos({ flow, item, photos, required, missing, onPhotos }: PhotosProps) {
  const { announce } = useForm();
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [sending, setSending] = useState(0);
  const [failure, setFailure] = useState<ShopProblem | null>(null);

  async function send(file: File): Promise<void> {
    const drawn = await drawPhoto(file);
    if (!drawn) return setFailure({ code: 'photo_unreadable', params: {} });
    const { jpegBase64, thumb } = drawn;
    const answer = await flow.ask((orders, token) => orders.photo({ token, jpegBase64 }));
    if (!answer.ok) return setFailure(answer.problem);
    onPhotos((current) => [...current, { id: answer.value.photoId, thumb }]);
    announce(__('Your photo is added.', 'boomerang-returns'));
  }

  function add(files: readonly File[]): void {
    const room = MOST - photos.length - sending;
    setFailure(files.length > room ? { code: 'too_many_photos', params: {} } : null);
    for (const file of files.slice(0, room)) {
      setSending((count) => count + 1);
      const work = send(file).finally(() => setSending((count) => count - 1));
      flow.hold(work);
    }
  }

  const wanting = missing && sending === 0 && photos.length === 0;
  const error = failure ? staffMessage(failure) : wanting ? __('Please add a photo.', 'boomerang-returns') : undefined;
  return (
    <div className="boomerang-field boomerang-photos">
      <p className="boomerang-label" id={`${id}-title`}>
        {required ? __('Photo', 'boomerang-returns') : __('Photo (optional)', 'boomerang-returns')}
      </p>
      {photos.length > 0 && (
        <ul className="boomerang-thumbs">
          {photos.map((photo, index) => (
            <li key={photo.id}>
              {photo.thumb ? <img src={photo.thumb} alt="" width={64} height={64} /> : <span>{index + 1}</span>}
              <button
                type="button"
                /* translators: %d: which photo, counted from 1. */
                aria-label={sprintf(__('Remove photo %d', 'boomerang-returns'), index + 1)}
                onClick={() => {
                  onPhotos((current) => current.filter((one) => one.id !== photo.id));
                  input.current?.focus();
                }}
              >
                ×
              </button>
            </li>
          ))}
        </ul>
      )}
      {photos.length < MOST && (
        <label className="boomerang-button boomerang-quiet boomerang-photo-add" data-pending={sending > 0 || undefined}>
          <input
            ref={input}
            className="boomerang-hidden"
            type="file"
            accept="image/*"
            multiple
            aria-invalid={wanting || undefined}
            aria-describedby={error ? `${id}-title ${id}-error` : `${id}-title`}
            onChange={(event) => {
              add([...(event.target.files ?? [])]);
              // The same picture may be chosen again.
              event.target.value = '';
            }}
          />
          {sending > 0
            ? __('One moment…', 'boomerang-returns')
            : photos.length > 0
              ? __('Add another photo', 'boomerang-returns')
              : __('Add a photo', 'boomerang-returns')}
          <span className="boomerang-hidden"> {item}</span>
        </label>
      )}
      <FieldError id={`${id}-error`} text={error} />
    </div>
  );
}
