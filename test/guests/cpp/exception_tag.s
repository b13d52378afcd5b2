# The tag of C++ exceptions: they carry the address of the exception object.
	.globl	__cpp_exception
	.tagtype	__cpp_exception i32
__cpp_exception:
