/** Files: texts, models, settings and histories, read with suspicion and written whole or not at all. */
@NullMarked
package dev.unroll.store;

import org.jspecify.annotations.NullMarked;
