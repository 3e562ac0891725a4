"""Parts of make_sample.py: an invented company and its records.

SPDX-License-Identifier: Apache-2.0
"""
