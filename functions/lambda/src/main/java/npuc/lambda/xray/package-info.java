/** Tells AWS X-Ray what a function waits for. */
package npuc.lambda.xray;
