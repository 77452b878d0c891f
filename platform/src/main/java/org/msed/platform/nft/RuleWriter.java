package org.msed.platform.nft;

import org.msed.platform.netlink.MessageWriter;

/** Writes the expressions of one rule; each works on register 1. */
final class RuleWriter {
    private final MessageWriter writer;
    private final int list;

    /** Begins the list of expressions in a NEWRULE message. */
    RuleWriter(MessageWriter writer) {
        this.writer = writer;
        this.list = writer.beginNested(NfTables.RULE_EXPRESSIONS);
    }

    /** Loads bytes of the packet. */
    RuleWriter load(int base, int offset, int length) {
        int element = begin("payload");
        int data = writer.beginNested(NfTables.EXPRESSION_DATA);
        writer.attributeNetwork32(NfTables.PAYLOAD_REGISTER, NfTables.REGISTER_1);
        writer.attributeNetwork32(NfTables.PAYLOAD_BASE, base);
        writer.attributeNetwork32(NfTables.PAYLOAD_OFFSET, offset);
        writer.attributeNetwork32(NfTables.PAYLOAD_LENGTH, length);
        return end(data, element);
    }

    /** Loads the number of the transport protocol. */
    RuleWriter loadProtocol() {
        int element = begin("meta");
        int data = writer.beginNested(NfTables.EXPRESSION_DATA);
        writer.attributeNetwork32(NfTables.META_KEY, NfTables.META_L4PROTO);
        writer.attributeNetwork32(NfTables.META_REGISTER, NfTables.REGISTER_1);
        return end(data, element);
    }

    /** Goes on only where the comparison holds. */
    RuleWriter require(int operation, byte[] value) {
        int element = begin("cmp");
        int data = writer.beginNested(NfTables.EXPRESSION_DATA);
        writer.attributeNetwork32(NfTables.COMPARE_REGISTER, NfTables.REGISTER_1);
        writer.attributeNetwork32(NfTables.COMPARE_OPERATION, operation);
        int compared = writer.beginNested(NfTables.COMPARE_DATA);
        writer.attribute(NfTables.DATA_VALUE, value).endNested(compared);
        return end(data, element);
    }

    /** Goes on only where the set lacks the value. */
    RuleWriter requireAbsent(String set, int setId) {
        int element = begin("lookup");
        int data = writer.beginNested(NfTables.EXPRESSION_DATA);
        writer.attributeNetwork32(NfTables.LOOKUP_REGISTER, NfTables.REGISTER_1);
        writer.attributeText(NfTables.LOOKUP_SET, set);
        writer.attributeNetwork32(NfTables.LOOKUP_SET_ID, setId);
        writer.attributeNetwork32(NfTables.LOOKUP_FLAGS, NfTables.LOOKUP_INVERT);
        return end(data, element);
    }

    /** Drops the packet and ends the rule. */
    void drop() {
        int element = begin("immediate");
        int data = writer.beginNested(NfTables.EXPRESSION_DATA);
        writer.attributeNetwork32(NfTables.IMMEDIATE_REGISTER, NfTables.REGISTER_VERDICT);
        int value = writer.beginNested(NfTables.IMMEDIATE_DATA);
        int verdict = writer.beginNested(NfTables.DATA_VERDICT);
        writer.attributeNetwork32(NfTables.VERDICT_CODE, NfTables.DROP);
        writer.endNested(verdict).endNested(value);
        end(data, element);
        writer.endNested(list).end();
    }

    private int begin(String name) {
        int element = writer.beginNested(NfTables.LIST_ELEMENT);
        writer.attributeText(NfTables.EXPRESSION_NAME, name);
        return element;
    }

    private RuleWriter end(int data, int element) {
        writer.endNested(data).endNested(element);
        return this;
    }
}
