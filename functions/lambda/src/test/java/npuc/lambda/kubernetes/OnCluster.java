package npuc.lambda.kubernetes;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;

/**
 * Tests on {@link TestCluster}: skipped where there is none, which scripts/without_cluster.py sees
 * to.
 */
@Tag("cluster")
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface OnCluster {}
