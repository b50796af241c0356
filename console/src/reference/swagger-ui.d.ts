/** Of swagger-ui-dist, which brings no types: the options that are used. */
declare module 'swagger-ui-dist/swagger-ui-es-bundle.js' {
  export default function SwaggerUI(options: {
    dom_id: string;
    url: string;
    validatorUrl: null;
    deepLinking: boolean;
  }): void;
}
