import { Button, Modal } from '@wordpress/components';
import { __, sprintf } from '@wordpress/i18n';
import { useEffect, useState } from 'react';
import { fetchPhoto } from '../../api/staff-client.ts';

interface Props {
  returnId: string;
  photoIds: readonly string[];
  /** Of what. */
  product: string;
}

/** What the shopper photographed, small; a click shows it large. */
export function Photos({ returnId, photoIds, product }: Props) {
  const [shown, setShown] = useState<number | null>(null);
  if (photoIds.length === 0) return null;
  const nameOf = (at: number) =>
    /* translators: 1: number of a photo, 2: product. */
    sprintf(__('Photo %1$d of %2$s', 'boomerang-returns'), at + 1, product);
  const large = shown === null ? undefined : photoIds[shown];
  return (
    <div className="boomerang-pictures">
      {photoIds.map((photoId, at) => (
        <Button key={photoId} onClick={() => setShown(at)} aria-label={nameOf(at)}>
          <Photo returnId={returnId} photoId={photoId} alt="" />
        </Button>
      ))}
      {shown !== null && large && (
        <Modal
          title={nameOf(shown)}
          onRequestClose={() => setShown(null)}
          className="boomerang boomerang-modal-photo"
          size="large"
        >
          <Photo returnId={returnId} photoId={large} alt={nameOf(shown)} />
        </Modal>
      )}
    </div>
  );
}

/** Fetched with the nonce, so that nobody sees it by its address alone. */
function Photo({ returnId, photoId, alt }: { returnId: string; photoId: string; alt: string }) {
  const [url, setUrl] = useState<string | null>(null);
  const [failed, setFailed] = useState(false);

  useEffect(() => {
    const abort = new AbortController();
    let made: string | null = null;
    fetchPhoto(returnId, photoId, abort.signal).then(
      (blob) => {
        if (abort.signal.aborted) return;
        made = URL.createObjectURL(blob);
        setUrl(made);
      },
      () => {
        if (!abort.signal.aborted) setFailed(true);
      },
    );
    return () => {
      abort.abort();
      if (made) URL.revokeObjectURL(made);
    };
  }, [returnId, photoId]);

  if (failed) return <span>{__('Photo not available', 'boomerang-returns')}</span>;
  return url ? <img src={url} alt={alt} /> : <span className="boomerang-pictures__blank" aria-hidden="true" />;
}
