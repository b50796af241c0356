/** Runs Jobs on a Kubernetes cluster, EKS or any other. */
package npuc.lambda.kubernetes;
