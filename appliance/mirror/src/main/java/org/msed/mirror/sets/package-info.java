/**
 * What may differ between the two nodes of a pair, kept so that no crash forgets any of it: the
 * dirty set, the intent set and what is not confirmed yet (design D17, section 6.6; protocol 7.7).
 *
 * <p>Every set is a superset of the truth. An item too many costs a comparison, one too few costs
 * data; wherever a bound, a damaged file or a doubt forces a choice, the sets grow.
 */
package org.msed.mirror.sets;
