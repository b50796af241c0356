export const shell = {
  skip: 'Skip to content',
  tagline: 'Model Compilations',
  reference: 'API',
  language: 'Language',
  theme: 'Theme',
  themes: { system: 'System', light: 'Light', dark: 'Dark' },
  lost: 'The service is not reached. What you see may be old; we keep trying.',
  back: 'The service is reached again.',
  notFound: 'There is no such page.',
  toModels: 'Go to the models',
  breadcrumb: 'Where you are',
};
