package org.msed.platform.nft;

/** Numbers of linux/netfilter/nfnetlink.h, nf_tables.h and netfilter.h. */
final class NfTables {
    static final int BATCH_BEGIN = 0x10;
    static final int BATCH_END = 0x11;
    static final int SUBSYSTEM = 10;

    static final int NEWTABLE = 0;
    static final int DELTABLE = 2;
    static final int NEWCHAIN = 3;
    static final int NEWRULE = 6;
    static final int NEWSET = 9;
    static final int NEWSETELEM = 12;
    static final int DELSETELEM = 14;

    static final int IPV4 = 2;
    static final int ARP = 3;
    static final int IPV6 = 10;

    static final int IP_LOCAL_IN = 1;
    static final int IP_LOCAL_OUT = 3;
    static final int ARP_IN = 0;
    static final int ARP_OUT = 1;

    static final int TABLE_NAME = 1;
    static final int TABLE_FLAGS = 2;

    static final int CHAIN_TABLE = 1;
    static final int CHAIN_NAME = 3;
    static final int CHAIN_HOOK = 4;
    static final int CHAIN_POLICY = 5;
    static final int CHAIN_TYPE = 7;
    static final int HOOK_NUMBER = 1;
    static final int HOOK_PRIORITY = 2;

    static final int SET_TABLE = 1;
    static final int SET_NAME = 2;
    static final int SET_FLAGS = 3;
    static final int SET_KEY_TYPE = 4;
    static final int SET_KEY_LENGTH = 5;
    static final int SET_ID = 10;
    static final int SET_USER_DATA = 13;
    static final int SET_FLAG_TIMEOUT = 0x10;

    /** How nft(8) prints the keys; the kernel only carries it. */
    static final int KEY_TYPE_IPV4 = 7;

    static final int KEY_TYPE_IPV6 = 8;

    static final int ELEMENTS_TABLE = 1;
    static final int ELEMENTS_SET = 2;
    static final int ELEMENTS_LIST = 3;
    static final int ELEMENTS_SET_ID = 4;
    static final int ELEMENT_KEY = 1;
    static final int ELEMENT_TIMEOUT = 4;

    static final int RULE_TABLE = 1;
    static final int RULE_CHAIN = 2;
    static final int RULE_EXPRESSIONS = 4;
    static final int LIST_ELEMENT = 1;
    static final int EXPRESSION_NAME = 1;
    static final int EXPRESSION_DATA = 2;

    static final int DATA_VALUE = 1;
    static final int DATA_VERDICT = 2;
    static final int VERDICT_CODE = 1;
    static final int DROP = 0;
    static final int ACCEPT = 1;

    static final int REGISTER_VERDICT = 0;
    static final int REGISTER_1 = 1;

    static final int PAYLOAD_REGISTER = 1;
    static final int PAYLOAD_BASE = 2;
    static final int PAYLOAD_OFFSET = 3;
    static final int PAYLOAD_LENGTH = 4;
    static final int BASE_NETWORK = 1;
    static final int BASE_TRANSPORT = 2;

    static final int COMPARE_REGISTER = 1;
    static final int COMPARE_OPERATION = 2;
    static final int COMPARE_DATA = 3;
    static final int EQUAL = 0;
    static final int NOT_EQUAL = 1;

    static final int LOOKUP_SET = 1;
    static final int LOOKUP_REGISTER = 2;
    static final int LOOKUP_SET_ID = 4;
    static final int LOOKUP_FLAGS = 5;
    static final int LOOKUP_INVERT = 1;

    static final int META_REGISTER = 1;
    static final int META_KEY = 2;
    static final int META_L4PROTO = 16;

    static final int IMMEDIATE_REGISTER = 1;
    static final int IMMEDIATE_DATA = 2;

    private NfTables() {}
}
