import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/App';
import { begin } from './app/latePages';
import { watchBack } from './navigation/back';
import './styles/index.css';

watchBack();

const root = document.getElementById('root');
if (root) {
  begin(location.pathname);
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
}
