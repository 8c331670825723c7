import { httpUrl, integer, s3Url, secretSetting, setting, text } from '../settings.ts';

/** Which images are taken, and where they are kept. */
export const fileSettings = {
  maxFileBytes: setting(
    'MAX_FILE_BYTES',
    '10485760',
    'Bytes that one image may have.',
    integer(1_024, 1_073_741_824),
  ),
  maxImagePixels: setting(
    'MAX_IMAGE_PIXELS',
    '40000000',
    'Pixels that one image may have. Every page that shows it takes four bytes of memory for each.',
    integer(1_000, 1_000_000_000),
  ),
  maxBoardFileBytes: setting(
    'MAX_BOARD_FILE_BYTES',
    '1073741824',
    'Bytes that the images sent for one board may have together.',
    integer(1_024, 1_099_511_627_776),
  ),
  maxFilesBytes: setting(
    'MAX_FILES_BYTES',
    '0',
    'Bytes that all images may have together; at the limit new ones are refused. 0 takes as many as the disk holds.',
    integer(0, 1_125_899_906_842_624),
  ),
  unusedFileDays: setting(
    'UNUSED_FILE_DAYS',
    '30',
    'Days after which an image is removed that is on no board any more, nor in a version that is kept. Until then undo brings it back.',
    integer(1, 36_500),
  ),
  filesUrl: setting(
    'FILES_URL',
    '',
    'Where images are kept, such as s3://bucket or s3://bucket/folder for a service that speaks S3; without it, in DATA_DIR.',
    s3Url,
  ),
  s3Endpoint: setting(
    'S3_ENDPOINT',
    'https://s3.amazonaws.com',
    'Address of the S3 service. Buckets are the first part of its paths.',
    httpUrl,
  ),
  s3Region: setting('S3_REGION', 'us-east-1', 'Region of the S3 service.', text),
  s3AccessKeyId: secretSetting('S3_ACCESS_KEY_ID', '', 'Key for the S3 service.', text),
  s3SecretAccessKey: secretSetting('S3_SECRET_ACCESS_KEY', '', 'Secret that belongs to the key.', text),
} as const;
