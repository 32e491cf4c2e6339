// The member's newest reviews (5.9): stars for the whole and for each part, the words, and whether the house has answered.
import IconStar from '@tabler/icons-react/dist/esm/icons/IconStar.mjs';
import IconStarFilled from '@tabler/icons-react/dist/esm/icons/IconStarFilled.mjs';
import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReviewView } from '../../../shared/member-admin.ts';
import type { Failure } from '../../../shared/result.ts';
import { ask } from '../../bridge.ts';
import { ListNone } from '../../components/list-none.tsx';
import paper from '../../components/paper.module.css';
import { useBridge } from '../../store/till-context.tsx';
import styles from './members.module.css';

const marks = ['taste', 'room', 'service'] as const;
const allStars = [1, 2, 3, 4, 5] as const;

export function Reviews({ memberId }: { readonly memberId: string }) {
  const { t } = useTranslation();
  const bridge = useBridge();
  const [reviews, setReviews] = useState<readonly ReviewView[] | null>(null);
  const [problem, setProblem] = useState<Failure | null>(null);
  const read = useCallback(() => {
    void ask(bridge.listReviews({ memberId })).then((answer) => {
      setReviews(answer.ok ? answer.value : null);
      setProblem(answer.ok ? null : answer.failure);
    });
  }, [bridge, memberId]);
  useEffect(read, [read]);
  return (
    <section className={`${paper['paper']} ${styles['paper']}`} aria-label={t('members.orders.parts.reviews')}>
      {reviews === null || reviews.length === 0 ? (
        <ListNone
          known={reviews !== null}
          empty={t('members.orders.none')}
          problem={problem}
          onAgain={read}
          testid="reviews-none"
        />
      ) : (
        <ul className={`${styles['reviews']} scroll`}>
          {reviews.map((review) => (
            <Review key={review.id} review={review} />
          ))}
        </ul>
      )}
    </section>
  );
}

function Review({ review }: { readonly review: ReviewView }) {
  const { t } = useTranslation();
  const { id, day, content, score, impressions, replied } = review;
  return (
    <li data-testid={`review-${id}`} data-score={score ?? ''}>
      <div className={styles['reviewHead']}>
        <Stars value={score} />
        <span className={`number ${styles['soft']}`}>{day}</span>
      </div>
      <p className={styles['words']}>{content}</p>
      <p className={styles['soft']}>
        {[
          ...marks.flatMap((mark) =>
            review[mark] === null ? [] : [`${t(`members.orders.marks.${mark}`)} ${review[mark]}`],
          ),
          ...impressions,
          ...(replied === null ? [] : [t(replied ? 'members.orders.replied' : 'members.orders.notReplied')]),
        ].join(' · ')}
      </p>
    </li>
  );
}

function Stars({ value }: { readonly value: number | null }) {
  const { t } = useTranslation();
  if (value === null) {
    return <span className={styles['soft']}>{t('members.orders.noStars')}</span>;
  }
  return (
    <span className={styles['stars']} role="img" aria-label={t('members.orders.stars', { value })}>
      {allStars.map((star) =>
        star <= value ? (
          <IconStarFilled key={star} size={22} aria-hidden="true" />
        ) : (
          <IconStar key={star} size={22} aria-hidden="true" />
        ),
      )}
      <span className="number">{value}</span>
    </span>
  );
}
