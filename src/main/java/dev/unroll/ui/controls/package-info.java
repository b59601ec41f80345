/** Reusable controls, without knowledge of networks: cards, banners, number fields. */
@NullMarked
package dev.unroll.ui.controls;

import org.jspecify.annotations.NullMarked;
