import 'swagger-ui-dist/swagger-ui.css';
import SwaggerUI from 'swagger-ui-dist/swagger-ui-es-bundle.js';

// A request that is tried out goes to the service that serves the page, and to nobody else.
SwaggerUI({ dom_id: '#reference', url: '/openapi.yaml', validatorUrl: null, deepLinking: true });
