console.log('admin/index');
