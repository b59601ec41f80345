/** What is trained on what: the text, the model and how it learns. */
@NullMarked
package dev.unroll.ui.setup;

import org.jspecify.annotations.NullMarked;
