import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/App';
import { begin } from './app/latePages';
import './styles/index.css';

const root = document.getElementById('root');
if (root) {
  begin(location.pathname);
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
}
