import { Link } from 'wouter';
import { useTexts } from '../i18n/language';
import { links } from '../navigation/links';

/** From nothing to the first binary, for people who are new here. */
export function FirstSteps({ hasModel }: { hasModel: boolean }) {
  const t = useTexts();
  const steps = [t.home.registerModel, t.home.registerFile, t.home.compile];
  return (
    <section className="card" aria-label={t.home.begin}>
      <h2>{t.home.begin}</h2>
      <p>{hasModel ? t.home.beginWithModels : t.home.beginEmpty}</p>
      <ol className="first-steps">
        {steps.map(({ title, text }) => (
          <li key={title}>
            <span className="strong">{title}</span>
            <span className="sub">{text}</span>
          </li>
        ))}
      </ol>
      <Link className="button button-primary" href={hasModel ? links.models : links.registerModel}>
        {hasModel ? t.home.chooseModel : t.register.title}
      </Link>
    </section>
  );
}
