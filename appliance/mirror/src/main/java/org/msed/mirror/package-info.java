/**
 * The mirror of one pair: its directories, served through FUSE on the holder and kept equal on the
 * standby (design D7, D17, section 6).
 */
package org.msed.mirror;
