# The tag that longjmp throws: it carries the address of the buffer and the value.
	.globl	__c_longjmp
	.tagtype	__c_longjmp i32
__c_longjmp:
