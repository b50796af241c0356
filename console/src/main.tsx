import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/App';
import { begin } from './app/latePages';
import { loadFirst } from './i18n/load';
import { watchBack } from './navigation/back';
import './styles/index.css';

watchBack();

const root = document.getElementById('root');
if (root) {
  begin(location.pathname);
  // Nothing is drawn before the reader's language is there: it would be drawn in another one.
  void loadFirst().then((first) => {
    createRoot(root).render(
      <StrictMode>
        <App first={first} />
      </StrictMode>,
    );
  });
}
