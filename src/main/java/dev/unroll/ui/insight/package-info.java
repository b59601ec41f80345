/** What the newest window says about its gradients, computed in the background once for all who show it. */
@NullMarked
package dev.unroll.ui.insight;

import org.jspecify.annotations.NullMarked;
